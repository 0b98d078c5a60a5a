import type { HonoRequest } from 'hono'
import type { Grant, Workspace } from './model.ts'

type Answer<Visit> = (visit: Visit) => Response | Promise<Response>

/** A request, and how much of the bytes it asks for it shall get: all, or a part after which the connection breaks. */
export interface Call {
  request: HonoRequest
  /** From 0 to 1. */
  breakAt: number | undefined
  /** Closes the connection. */
  hangUp: () => void
}

/** A request whose bearer token is valid. */
export interface SessionVisit extends Call {
  grant: Grant
}

/** A request that is also about one of the person's workspaces. */
export interface WorkspaceVisit extends SessionVisit {
  workspace: Workspace
}

/**
 * One operation of the server. Which of the four answers it has says who may call it: anyone, whoever has a valid
 * token, a member of the workspace at its door, or a member who has entered it.
 */
export type Operation = {
  method: 'GET' | 'POST'
  /** Such as `/v2/workspaces/{workspace}/splash`. */
  template: string
} & (
  | { anyone: Answer<Call> }
  | { session: Answer<SessionVisit> }
  | { door: Answer<WorkspaceVisit> }
  | { inside: Answer<WorkspaceVisit> }
)
