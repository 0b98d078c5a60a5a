import { setTimeout as delay } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { visitInside, visitOfSession, visitOfWorkspace } from './access.ts'
import { json } from './answers.ts'
import type { FaultRule, Faults } from './faults.ts'
import type { Call, Operation } from './operation.ts'
import { Refusal } from './refusal.ts'
import { bodyForLog, type SeenRequest } from './request-log.ts'
import type { World } from './world.ts'

export type Served = Context<{ Bindings: HttpBindings }>

/** What stands between a request and its operation. */
export interface Gate {
  world: World
  faults: Faults
  requests: SeenRequest[]
}

/** Takes a request through the log and the faults to its operation, and gives back the answer. */
export async function serveOperation(operation: Operation, context: Served, gate: Gate): Promise<Response> {
  const { pathname, search } = new URL(context.req.url)
  const seen: SeenRequest = {
    method: context.req.method,
    path: pathname + search,
    body: await bodyForLog(context.req),
    status: null,
  }
  gate.requests.push(seen)

  const hangUp = () => {
    context.env.incoming.socket.destroy()
  }
  const answer = await answerOrDrop(operation, { request: context.req, hangUp }, gate, seen)
  if (answer === 'drop') {
    hangUp()
    return RESPONSE_ALREADY_SENT
  }
  seen.status = answer.status
  return answer
}

async function answerOrDrop(
  operation: Operation,
  call: Omit<Call, 'breakAt'>,
  { world, faults }: Gate,
  seen: SeenRequest,
): Promise<Response | 'drop'> {
  const fault = faults.take(seen)
  if (fault?.delayMs) await delay(fault.delayMs, undefined, { ref: false })
  if (fault?.drop === 'before') return 'drop'
  if (fault?.status !== undefined) return faultResponse(fault, fault.status)
  const answer = await answerOf(operation, { ...call, breakAt: fault?.breakAt }, world)
  return fault?.drop === 'after' ? 'drop' : answer
}

async function answerOf(operation: Operation, call: Call, world: World): Promise<Response> {
  try {
    if ('inside' in operation) return await operation.inside(visitInside(call, world))
    if ('door' in operation) return await operation.door(visitOfWorkspace(call, world))
    if ('session' in operation) return await operation.session(visitOfSession(call, world))
    return await operation.anyone(call)
  } catch (error) {
    if (error instanceof Refusal) return json(error.body, error.status)
    throw error
  }
}

function faultResponse({ body, headers = {} }: FaultRule, status: number): Response {
  const answer =
    typeof body === 'string' || body === undefined
      ? new Response(body ?? null, { status })
      : json(body, status)
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}
