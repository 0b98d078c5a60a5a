import * as z from 'zod'
import { optional } from '../http/json.ts'
import { operation } from './operation.ts'
import { Flag, Id } from './shapes.ts'

const Workspace = z.object({
  id: Id,
  name: z.string(),
  description: optional(z.string()),
  /** Whose it is. */
  host: optional(z.string()),
  /** 1 asks for nothing beyond the splash; the others ask for more than a password. */
  securityLevel: optional(z.number()),
  type: optional(z.string()),
  statistics: optional(
    z.object({ newTasks: optional(z.number()), newParticipantRequests: optional(z.number()) }),
  ),
  pvpEnabled: optional(Flag),
  version: optional(z.number()),
  /** Such as OPEN; the guide does not list the others. */
  phase: optional(z.string()),
})
/** A data room. */
export type Workspace = z.output<typeof Workspace>

/** The key is singular. Whoever has no workspace may get no list at all. */
const WorkspaceList = z
  .object({ status: z.object({ code: z.number() }), workspace: optional(z.array(Workspace)) })
  .transform(({ workspace }) => workspace ?? [])

export const listWorkspaces = operation('GET /v2/workspaces', WorkspaceList)
