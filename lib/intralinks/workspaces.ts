import * as z from 'zod'
import { OptionalNumber, OptionalText, optional } from '../http/json.ts'
import { operation } from './operation.ts'
import { Id } from './shapes.ts'

const Workspace = z.object({
  id: Id,
  name: z.string(),
  description: OptionalText,
  /** Whose it is. */
  host: OptionalText,
  statistics: optional(z.object({ newTasks: OptionalNumber })),
  /** Such as OPEN; the guide does not list the others. */
  phase: OptionalText,
})
/** A data room. */
export type Workspace = z.output<typeof Workspace>

/** The key is singular. Whoever has no workspace may get no list at all. */
const WorkspaceList = z
  .object({ status: z.object({ code: z.number() }), workspace: optional(z.array(Workspace)) })
  .transform(({ workspace }) => workspace ?? [])

export const listWorkspaces = operation('GET /v2/workspaces', WorkspaceList)
