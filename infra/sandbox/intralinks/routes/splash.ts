import { json } from '../../upstream/json.ts'
import { done } from '../answers.ts'
import type { Operation } from '../operation.ts'
import { badRequest } from '../refusal.ts'
import type { World } from '../world.ts'

/** The door of a workspace: what is to be accepted, and accepting it. */
export function splashOperations({ store, clock }: World): Operation[] {
  const template = '/v2/workspaces/{workspace}/splash'
  return [
    {
      method: 'GET',
      template,
      door: ({ workspace: { name, splash } }) =>
        json({
          status: done,
          branding: { global: true },
          splash: {
            acceptText: splash?.acceptText ?? '',
            displayType: 'DISPLAY_EVERYTIME',
            hasImage: false,
            splashRequired: splash !== null,
            splashText: splash?.text ?? '',
            splashType: 'PUBLIC',
            splashUrl: '',
            workspaceName: name,
          },
        }),
    },
    {
      method: 'POST',
      template,
      door: async ({ request, grant, workspace }) => {
        const body: unknown = await request.json().catch(() => undefined)
        if (JSON.stringify(body) !== '{"acceptSplash":true}') throw badRequest('The splash must be accepted')
        store.acceptances.push({ person: grant.person, workspace, at: clock() })
        if (workspace.state === 'ALLOW') grant.entered.add(workspace.id)
        const status = { code: 201, message: 'The entities have been created' }
        return json({ status, state: workspace.state }, 201)
      },
    },
  ]
}
