import type { JsonObject } from '../types.ts'
import type { Workspace } from '../workspace.ts'

/**
 * A Web API method: gives the fields of its answer besides `ok`.
 * @throws Refusal to be answered as `{ok: false, error}`
 */
export type Method = (workspace: Workspace, args: JsonObject) => JsonObject
