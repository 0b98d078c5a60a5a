import type { HonoRequest } from 'hono'
import { type SeenRequest, seenRequest } from '../upstream/request-log.ts'
import { type Gate as CommonGate, type Served, serveRequest } from '../upstream/serve-request.ts'
import { visitOfGuest, visitOfShare } from './access.ts'
import { securityHeaders } from './answers.ts'
import type { FaultRule } from './faults.ts'
import type { Operation } from './operation.ts'
import type { RateLimit } from './rate-limit.ts'
import { Refusal, refusalResponse } from './refusal.ts'
import type { World } from './world.ts'

export interface SeenByClinked extends SeenRequest {
  /** The operation's section in the reference; null for any other request. */
  section: string | null
}

/** What stands between a request and its operation. */
export interface Gate extends CommonGate<FaultRule, SeenByClinked> {
  world: World
  rateLimit: RateLimit
}

/** Takes a request through the log, the faults and the rate limit to its operation, and gives back the answer. */
export async function serveOperation(operation: Operation, context: Served, gate: Gate): Promise<Response> {
  const { world, rateLimit } = gate
  const request = { ...(await seenRequest(context.req)), section: operation.section }
  const isBlocked = rateLimit.exceededBy(context.env.incoming.socket.remoteAddress ?? 'unknown')
  return serveRequest(context, request, gate, async () => {
    if (isBlocked) return blocked(world)
    const answer = await answerOf(operation, context.req, world)
    const headers = Object.entries(securityHeaders(operation.section))
    for (const [name, value] of headers) answer.headers.set(name, value)
    return answer
  })
}

/** The form of the block is not documented; a bare status, as from before the API, is the least a client can be given. */
function blocked({ settings }: World): Response {
  return new Response(null, { status: settings.rateLimitStatus })
}

async function answerOf(operation: Operation, request: HonoRequest, world: World): Promise<Response> {
  try {
    if ('share' in operation) return await operation.share(visitOfShare(request, world))
    if ('guest' in operation) return await operation.guest(visitOfGuest(request, world))
    return await operation.anyone({ request })
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error, world.settings.errorBodies)
    throw error
  }
}
