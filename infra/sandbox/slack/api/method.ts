import type { JsonObject } from '../types.ts'
import type { Workspace } from '../workspace.ts'

/**
 * A Web API method: gives the fields of its answer besides `ok`.
 * @param grants whether the app's manifest asks for a scope
 * @throws Refusal to be answered as `{ok: false, error}`
 */
export type Method = (
  workspace: Workspace,
  args: JsonObject,
  grants: (scope: string) => boolean,
) => JsonObject
