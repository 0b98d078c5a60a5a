import * as z from 'zod'
import { operation } from './operation.ts'
import { entities, Id, unproven } from './shapes.ts'

export const Folder = z.object({
  id: Id,
  name: z.string(),
  /** Undefined at the top. */
  parentId: unproven(Id),
  /** Such as `1.1`. */
  indexNumber: unproven(z.string()),
  /** Its place among its siblings. */
  orderNumber: unproven(z.number()),
})
export type Folder = z.output<typeof Folder>

/** All folders of a workspace, at every depth, in no order that is promised. No paging is documented. */
export const listFolders = operation('GET /v2/workspaces/{workspace}/folders/', entities(Folder))
