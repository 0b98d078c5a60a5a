import { setTimeout as delay } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { CommonFault, Faults } from './faults.ts'
import { json } from './json.ts'
import type { SeenRequest } from './request-log.ts'

export type Served = Context<{ Bindings: HttpBindings }>

/** What stands between a request and its operation. */
export interface Gate<Rule extends CommonFault, Seen extends SeenRequest> {
  faults: Faults<Rule>
  /** All that came, oldest first. */
  requests: Seen[]
  /** The body of a fault that has none of its own. */
  usualError: (status: number) => Response
}

/**
 * Takes a request through the log and the faults to its operation, and gives back the answer.
 * @param answer lets in who may come in, and answers refusals as this server does; the fault is for what it alone knows
 */
export async function serveRequest<Rule extends CommonFault, Seen extends SeenRequest>(
  context: Served,
  request: Seen,
  { faults, requests, usualError }: Gate<Rule, Seen>,
  answer: (fault: Rule | undefined) => Response | Promise<Response>,
): Promise<Response> {
  requests.push(request)
  const fault = faults.take(request)
  if (fault?.delayMs) await delay(fault.delayMs, undefined, { ref: false })
  if (fault?.drop === 'before') return hangUp(context)
  const response =
    fault?.status === undefined ? await answer(fault) : faultResponse(fault, fault.status, usualError)
  if (fault?.drop === 'after') return hangUp(context)
  request.status = response.status
  return response
}

/** Closes the connection. */
export function hangUp(context: Served): Response {
  context.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

/** Statuses that HTTP allows no body. */
const bodiless = new Set([204, 205, 304])

function faultResponse(
  { body, headers = {} }: CommonFault,
  status: number,
  usualError: (status: number) => Response,
): Response {
  const answer = bodiless.has(status)
    ? new Response(null, { status })
    : body === undefined
      ? usualError(status)
      : typeof body === 'string'
        ? new Response(body, { status })
        : json(body, status)
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}
