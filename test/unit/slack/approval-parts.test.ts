import { expect, test } from '@jest/globals'
import type { KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { updatePart } from '../../../lib/slack/approval-parts.ts'
import type { ApprovalCardStore, ApprovalRef, Card } from '../../../lib/store/approval-cards.ts'

const CARD: Card = { channel: 'D1', ts: '1700000000.000100', personUserId: 'U1', isPart: true }

const approval = (requestId: number): ApprovalRef => ({ teamId: 'T1', fileId: 7, requestId })
const part = (requestId: number, state: string): KnownBlock[] => [
  { type: 'divider', block_id: `approval:7:${requestId}:${state}:0` },
]
const OTHER: KnownBlock = { type: 'divider', block_id: 'other' }

/** A message with two approvals between other blocks, and those who update it. */
function message() {
  let blocks: KnownBlock[] = [OTHER, ...part(1, 'open'), ...part(2, 'open')]
  const rows = new Map<number, Card[]>()
  const cards = {
    add: async ({ requestId }: ApprovalRef, card: Card) => void rows.set(requestId, [card]),
    list: async ({ requestId }: ApprovalRef) => rows.get(requestId) ?? [],
  } as unknown as ApprovalCardStore
  return {
    shown: () => blocks.map(({ block_id }) => block_id),
    /** @param before what is waited for before Slack takes an update. */
    decide: (requestId: number, before: () => Promise<void> = async () => {}) => {
      const client = {
        conversations: { history: async () => ({ messages: [{ ts: CARD.ts, text: 'Digest', blocks }] }) },
        chat: {
          update: async (update: { blocks: KnownBlock[] }) => {
            await before()
            blocks = update.blocks
          },
        },
      } as unknown as WebClient
      const decided = { card: CARD, blocks: part(requestId, 'decided') }
      return updatePart(client, approval(requestId), decided, { cards })
    },
  }
}

const DECIDED = ['other', 'approval:7:1:decided:0', 'approval:7:2:decided:0']

test('a part is replaced in its place, and the others stay', async () => {
  const { decide, shown } = message()
  await decide(2)
  expect(shown()).toEqual(['other', 'approval:7:1:open:0', 'approval:7:2:decided:0'])
})

test('an update that was written on the way, and comes last, does not undo another', async () => {
  const { decide, shown } = message()
  const { promise: otherIsDone, resolve: letGo } = Promise.withResolvers<void>()
  const { promise: isOnItsWay, resolve: sent } = Promise.withResolvers<void>()
  const slow = decide(1, () => {
    sent()
    return otherIsDone
  })
  await isOnItsWay
  await decide(2)
  expect(shown()).toEqual(DECIDED)
  letGo()
  await slow
  expect(shown()).toEqual(DECIDED)
})
