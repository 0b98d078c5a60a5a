import { json } from '../upstream/json.ts'
import type { SeenRequest } from '../upstream/request-log.ts'
import { seenRequest } from '../upstream/request-log.ts'
import { type Gate as CommonGate, hangUp, type Served, serveRequest } from '../upstream/serve-request.ts'
import { visitInside, visitOfSession, visitOfWorkspace } from './access.ts'
import type { FaultRule } from './faults.ts'
import type { Call, Operation } from './operation.ts'
import { Refusal } from './refusal.ts'
import type { World } from './world.ts'

/** What stands between a request and its operation. */
export interface Gate extends CommonGate<FaultRule, SeenRequest> {
  world: World
}

/** Takes a request through the log and the faults to its operation, and gives back the answer. */
export async function serveOperation(operation: Operation, context: Served, gate: Gate): Promise<Response> {
  return serveRequest(context, await seenRequest(context.req), gate, (fault) => {
    const call = { request: context.req, breakAt: fault?.breakAt, hangUp: () => void hangUp(context) }
    return answerOf(operation, call, gate.world)
  })
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
