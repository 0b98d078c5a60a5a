import { json } from '../../upstream/json.ts'
import { done } from '../answers.ts'
import type { Workspace } from '../model.ts'
import type { Operation } from '../operation.ts'
import type { World } from '../world.ts'

/** The workspaces somebody is a member of, entered or not. */
export function workspaceOperations({ store }: World): Operation[] {
  return [
    {
      method: 'GET',
      template: '/v2/workspaces',
      session: ({ grant }) =>
        json({
          status: done,
          workspace: store.workspaces.filter(({ members }) => members.includes(grant.person)).map(shape),
        }),
    },
  ]
}

function shape({ id, name, description, host, securityLevel, phase, newTasks }: Workspace) {
  return {
    workspaceName: name,
    parentTemplateId: 554961,
    // Absent in some of the samples.
    ...(description === null ? {} : { description }),
    host,
    securityLevel,
    type: 'ARC',
    statistics: { newTasks, newParticipantRequests: 0 },
    pvpEnabled: 'F',
    version: 5,
    name,
    id,
    phase,
  }
}
