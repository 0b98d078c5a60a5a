import type { KnownBlock } from '@slack/types'
import { isWaiting } from '../../shares/approval.ts'
import { type ApprovalView, approvalBlocks } from './approval.ts'
import { context } from './parts.ts'
import type { Mrkdwn } from './text.ts'

/**
 * A request as a part of a longer message, at most 4 blocks. Their ids say which request it is and in which state, so
 * that the part can be found and changed in its place.
 *
 * @param notice why it is not what was seen before.
 */
export function approvalPart(view: ApprovalView, notice?: Mrkdwn): KnownBlock[] {
  const { fileId, request } = view.approval
  const state = `${isWaiting(view.approval) ? 'open' : 'decided'}-${request.lastModified}`
  return [...(notice ? [context(notice)] : []), ...approvalBlocks(view)].map((block, index) => ({
    ...block,
    block_id: `approval:${fileId}:${request.id}:${state}:${index}`,
  }))
}
