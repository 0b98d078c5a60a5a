import { setTimeout as delay } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { visitOfGuest, visitOfShare } from './access.ts'
import { securityHeaders } from './answers.ts'
import type { FaultRule, Faults } from './faults.ts'
import type { Operation } from './operation.ts'
import type { RateLimit } from './rate-limit.ts'
import { Refusal, refusalResponse } from './refusal.ts'
import { bodyForLog, type SeenRequest } from './request-log.ts'
import type { World } from './world.ts'

export type Served = Context<{ Bindings: HttpBindings }>

/** What stands between a request and its operation. */
export interface Gate {
  world: World
  faults: Faults
  rateLimit: RateLimit
  requests: SeenRequest[]
}

/** Takes a request through the log, the rate limit and the faults to its operation, and gives back the answer. */
export async function serveOperation(operation: Operation, context: Served, gate: Gate): Promise<Response> {
  const { pathname, search } = new URL(context.req.url)
  const seen: SeenRequest = {
    method: context.req.method,
    path: pathname + search,
    section: operation.section,
    body: await bodyForLog(context.req),
    status: null,
  }
  gate.requests.push(seen)

  const answer = await answerOrDrop(operation, context, gate, seen)
  if (answer === 'drop') {
    context.env.incoming.socket.destroy()
    return RESPONSE_ALREADY_SENT
  }
  seen.status = answer.status
  for (const [name, value] of Object.entries(securityHeaders)) answer.headers.set(name, value)
  return answer
}

async function answerOrDrop(
  operation: Operation,
  context: Served,
  gate: Gate,
  seen: SeenRequest,
): Promise<Response | 'drop'> {
  const { world, faults, rateLimit } = gate
  if (rateLimit.exceededBy(context.env.incoming.socket.remoteAddress ?? 'unknown')) {
    // The form of the block is not documented; a bare status is the least a client can be given.
    return new Response(null, { status: world.settings.rateLimitStatus })
  }
  const fault = faults.take(seen)
  if (fault?.delayMs) await delay(fault.delayMs, undefined, { ref: false })
  if (fault?.drop === 'before') return 'drop'
  if (fault?.status !== undefined) return faultResponse(fault, fault.status, world)
  const answer = await answerOf(operation, context, world)
  return fault?.drop === 'after' ? 'drop' : answer
}

async function answerOf(operation: Operation, { req: request }: Served, world: World): Promise<Response> {
  try {
    if ('share' in operation) return await operation.share(visitOfShare(request, world))
    if ('guest' in operation) return await operation.guest(visitOfGuest(request, world))
    return await operation.anyone({ request })
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error, world.settings.errorBodies)
    throw error
  }
}

function faultResponse(fault: FaultRule, status: number, world: World): Response {
  const answer = faultBody(fault, status, world)
  for (const [name, value] of Object.entries(fault.headers ?? {})) answer.headers.set(name, value)
  return answer
}

/** Statuses that HTTP allows no body. */
const bodiless = new Set([204, 205, 304])

function faultBody({ body }: FaultRule, status: number, { settings }: World): Response {
  if (bodiless.has(status)) return new Response(null, { status })
  if (body === undefined) {
    return refusalResponse(new Refusal(status, 'fault', 'Told to fail'), settings.errorBodies)
  }
  if (typeof body === 'string') return new Response(body, { status })
  return Response.json(body, { status, headers: { 'Content-Type': 'application/json;charset=UTF-8' } })
}
