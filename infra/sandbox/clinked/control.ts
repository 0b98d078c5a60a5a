import type { Context } from 'hono'
import * as z from 'zod'
import { registerCommonControl } from '../upstream/control.ts'
import { type Deeds, deeds } from './deeds.ts'
import { approvalStatuses } from './model.ts'
import { bodyOf } from './operation.ts'
import type { Others } from './others.ts'
import { badRequest, notFound, Refusal, refusalResponse } from './refusal.ts'
import type { ClinkedStandIn } from './stand-in.ts'

const decision = z.strictObject({ request: z.int(), status: z.enum(approvalStatuses) })

const newGuests = z.strictObject({ count: z.int().min(1).max(10_000) })

const settingsChange = z.strictObject({
  errorBodies: z.enum(['json', 'html', 'empty']).exactOptional(),
  rateLimitStatus: z.union([z.literal(429), z.literal(403)]).exactOptional(),
  guestUploads: z.boolean().exactOptional(),
})

/** Tells the stand-in from outside what to do: what goes wrong, what happened elsewhere, what it has seen. */
export function registerControl(standIn: ClinkedStandIn, clock: () => number): void {
  const { app, store } = standIn

  // Operations answer their own refusals; what comes here is a control request that was not understood.
  app.onError((error) => {
    if (error instanceof Refusal) return refusalResponse(error, 'json')
    throw error
  })

  registerCommonControl(standIn, settingsChange, badRequest)

  // As when the person a request waits for decides it in Clinked's own pages.
  app.post('/_control/decide', async (context) => {
    const { request, status } = await bodyOf(context.req, decision)
    const approval = store.approvals.find((each) => each.id === request)
    if (!approval) throw notFound('Approval request')
    Object.assign(approval, { status, lastModified: clock() })
    return context.body(null, 204)
  })

  const schemas: { [Name in keyof Deeds]: z.ZodType<Deeds[Name]> } = deeds
  const others: Others = standIn.others
  for (const name of Object.keys(deeds) as (keyof Deeds)[]) {
    app.post(`/_control/others/${name}`, (context) => act(name, context))
  }

  async function act<Name extends keyof Deeds>(name: Name, context: Context): Promise<Response> {
    return context.json({ id: others[name](await bodyOf(context.req, schemas[name])) })
  }

  app.post('/_control/guests', async (context) => {
    const { count } = await bodyOf(context.req, newGuests)
    return context.json(standIn.addGuests(count))
  })
}
