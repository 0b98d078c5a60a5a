import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type * as z from 'zod'
import { bodyOf } from './asked.ts'
import type { CommonFault, Faults } from './faults.ts'
import type { SeenRequest } from './request-log.ts'

/** A stand-in for an upstream, as far as it is told things from outside. */
interface Controlled<Rule extends CommonFault> {
  app: Hono<{ Bindings: HttpBindings }>
  faults: Faults<Rule>
  settings: object
  /** What it was asked, oldest first. */
  requests: SeenRequest[]
  reset(): void
  expireTokens(): void
}

/**
 * What every stand-in for an upstream can be told from outside: what goes wrong, and to begin anew.
 * @param badRequest is thrown for what is not understood, and the app's to answer
 */
export function registerCommonControl<Rule extends CommonFault>(
  standIn: Controlled<Rule>,
  settingsChange: z.ZodType<object>,
  badRequest: (why: string) => Error,
): void {
  const { app, faults, settings, requests } = standIn

  app.post('/_control/faults', async (context) => {
    faults.add(await bodyOf(context.req, faults.schema, badRequest))
    return context.body(null, 204)
  })

  app.delete('/_control/faults', (context) => {
    faults.clear()
    return context.body(null, 204)
  })

  app.get('/_control/requests', (context) => context.json(requests))

  app.post('/_control/reset', (context) => {
    standIn.reset()
    return context.body(null, 204)
  })

  app.post('/_control/expire-tokens', (context) => {
    standIn.expireTokens()
    return context.body(null, 204)
  })

  app.post('/_control/settings', async (context) => {
    Object.assign(settings, await bodyOf(context.req, settingsChange, badRequest))
    return context.json(settings)
  })
}
