import { setTimeout as wait } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Workspace } from '../workspace.ts'

/**
 * The answer to a call that was told to go wrong; undefined where it goes on as usual, and `cut_after` where nobody is
 * to hear what came of it.
 * @param method a Web API method, or `response_url`
 */
export async function meetFault(
  context: Context,
  { store, calls }: Workspace,
  method: string,
): Promise<Response | 'cut_after' | undefined> {
  const fault = store.faults.take(method)
  if (fault === undefined) return undefined
  if (fault.delayMs !== undefined) await wait(fault.delayMs)
  const answer = (response: Response, error: string): Response => {
    calls.push({ at: store.clock(), method, args: {}, response: { ok: false, error } })
    store.changed()
    return response
  }
  if (fault.drop === 'after') return 'cut_after'
  if (fault.drop === true) {
    cut(context)
    return answer(new Response(null, { status: 502 }), 'dropped')
  }
  if (fault.retryAfterSeconds !== undefined) {
    const headers = { 'Retry-After': String(fault.retryAfterSeconds) }
    return answer(context.json({ ok: false, error: 'ratelimited' }, 429, headers), 'ratelimited')
  }
  if (fault.status !== undefined) {
    return answer(new Response('', { status: fault.status }), `http_${fault.status}`)
  }
  if (fault.error !== undefined) return answer(context.json({ ok: false, error: fault.error }), fault.error)
  return undefined
}

/** Cuts the connection that a call came by. */
export function cut(context: Context): void {
  const { incoming } = context.env as Partial<HttpBindings>
  incoming?.socket.destroy()
}
