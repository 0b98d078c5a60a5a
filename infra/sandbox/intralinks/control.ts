import * as z from 'zod'
import { bodyOf } from '../upstream/asked.ts'
import { registerCommonControl } from '../upstream/control.ts'
import { json } from '../upstream/json.ts'
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

  registerCommonControl(standIn, settingsChange, badRequest)

  // As when somebody who is allowed one session at a time logs in with their browser.
  app.post('/_control/log-in-elsewhere', async (context) => {
    const { email } = await bodyOf(context.req, whoLogsIn, badRequest)
    const person = store.people.find((each) => each.email === email)
    if (!person) throw notFound()
    Object.assign(person, { isInBrowser: true, isAllowedOneSession: true })
    for (const grant of store.grants) if (grant.person === person) grant.isEnded = true
    return context.body(null, 204)
  })
}
