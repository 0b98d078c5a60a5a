import * as z from 'zod'
import { idIn } from '../../upstream/asked.ts'
import { json } from '../../upstream/json.ts'
import { fileWithin } from '../file-shape.ts'
import { type ApprovalRequest, approvalStatuses, type Group } from '../model.ts'
import { bodyOf, type Operation } from '../operation.ts'
import { uncountedPage } from '../pages.ts'
import { forbidden, notFound } from '../refusal.ts'
import { user, version as versionShape } from '../shapes.ts'
import type { World } from '../world.ts'

const template = '/v3/shares/{shareToken}/files/{file}/approvals'

const decision = z.object({ status: z.enum(approvalStatuses), parameters: z.string().nullish() })

/** §11.11–11.12: who was asked to approve which version of a file, and what they said. Newest version first (assumed). */
export function approvalOperations({ store, clock }: World): Operation[] {
  return [
    {
      section: '11.11',
      method: 'GET',
      template,
      share: ({ request, share }) => {
        const file = fileWithin(share, idIn(request, 'file'), store)
        const asked = store
          .versionsOf(file.id)
          .map((version) => ({
            version,
            requests: store.approvals.filter((each) => each.version === version.id),
          }))
          .filter(({ requests }) => requests.length > 0)
          .toReversed()
        return json(
          uncountedPage(request, asked, ({ version, requests }) => ({
            version: versionShape(version),
            requests: requests.map((each) => approvalShape(each, file.group)),
          })),
        )
      },
    },
    {
      // A request that was decided already takes the new answer: the reference has no word against it.
      section: '11.12',
      method: 'PATCH',
      template: `${template}/{request}`,
      share: async ({ request, share, guest }) => {
        const file = fileWithin(share, idIn(request, 'file'), store)
        const id = idIn(request, 'request')
        const approval = store.approvals.find((each) => each.file === file.id && each.id === id)
        if (!approval) throw notFound('Approval request')
        if (approval.target !== guest) throw forbidden('The request is for someone else')
        const { status, parameters } = await bodyOf(request, decision)
        approval.status = status
        approval.message = parameters ?? null
        approval.lastModified = clock()
        return json(approvalShape(approval, file.group))
      },
    },
  ]
}

function approvalShape(approval: ApprovalRequest, group: Group) {
  return {
    id: approval.id,
    contextKey: { id: approval.contextId },
    // A guest who is asked has a user here (assumed): the sample's target is one, for all that it is named guest@test.me.
    source: user(approval.source),
    target: user(approval.target),
    container: { id: group.id, contextKey: { id: group.contextId }, type: 'group' },
    sourceName: approval.source.email,
    targetName: approval.target.email,
    type: approval.type,
    status: approval.status,
    scope: '1',
    // Not the message that came with the decision: the sample answers null to "Approved".
    parameters: null,
    lastModified: approval.lastModified,
    account: group.account,
  }
}
