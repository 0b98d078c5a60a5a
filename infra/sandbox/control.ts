import type { HttpBindings } from '@hono/node-server'
import type { Hono, HonoRequest } from 'hono'
import type * as z from 'zod'

/** A stand-in for an upstream, as far as it is told things from outside. */
interface Controlled<Rule> {
  app: Hono<{ Bindings: HttpBindings }>
  faults: { add(rule: Rule): void; clear(): void }
  settings: object
  /** What it was asked, oldest first. */
  requests: object[]
  reset(): void
  expireTokens(): void
}

/** What a stand-in understands. */
interface Understood<Rule> {
  faultRule: z.ZodType<Rule>
  settingsChange: z.ZodType<object>
  /** Reads a body of this shape; it throws for any other what the app answers then. */
  bodyOf: <T>(request: HonoRequest, schema: z.ZodType<T>) => Promise<T>
}

/** What every stand-in for an upstream can be told from outside: what goes wrong, and to begin anew. */
export function registerCommonControl<Rule>(
  standIn: Controlled<Rule>,
  { faultRule, settingsChange, bodyOf }: Understood<Rule>,
): void {
  const { app, faults, settings, requests } = standIn

  app.post('/_control/faults', async (context) => {
    faults.add(await bodyOf(context.req, faultRule))
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
    Object.assign(settings, await bodyOf(context.req, settingsChange))
    return context.json(settings)
  })
}
