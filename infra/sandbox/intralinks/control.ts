import type { HonoRequest } from 'hono'
import * as z from 'zod'
import { registerCommonControl } from '../control.ts'
import { json } from './answers.ts'
import { faultRule } from './faults.ts'
import { badRequest, notFound, Refusal } from './refusal.ts'
import type { IntralinksStandIn } from './stand-in.ts'

const settingsChange = z.strictObject({
  envelope: z.enum(['named', 'bare']).exactOptional(),
  fileHeaders: z.enum(['full', 'bare']).exactOptional(),
})

const whoLogsIn = z.strictObject({ email: z.string() })

/** Tells the stand-in from outside what to do: what goes wrong, what happened elsewhere, what it has seen. */
export function registerControl(standIn: IntralinksStandIn): void {
  const { app, store } = standIn

  // Operations answer their own refusals; what comes here is a control request that was not understood.
  app.onError((error) => {
    if (error instanceof Refusal) return json(error.body, error.status)
    throw error
  })

  registerCommonControl(standIn, { faultRule, settingsChange, bodyOf })

  // As when somebody who is allowed one session at a time logs in with their browser.
  app.post('/_control/log-in-elsewhere', async (context) => {
    const { email } = await bodyOf(context.req, whoLogsIn)
    const person = store.people.find((each) => each.email === email)
    if (!person) throw notFound()
    Object.assign(person, { isInBrowser: true, isAllowedOneSession: true })
    for (const grant of store.grants) if (grant.person === person) grant.isEnded = true
    return context.body(null, 204)
  })
}

async function bodyOf<T>(request: HonoRequest, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await request.json().catch(() => undefined))
  if (!parsed.success) throw badRequest(z.prettifyError(parsed.error))
  return parsed.data
}
