import type { Block, KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Services } from '../services.ts'
import type { ApprovalRef, Card } from '../store/approval-cards.ts'
import type { Person } from '../store/person.ts'
import { readMessage } from './direct-message.ts'

/** Blocks as they are sent, or as Slack gives them back. */
type Blocks = (KnownBlock | Block)[]

type Asked = Pick<ApprovalRef, 'fileId' | 'requestId'>

/** How often a message is written until it shows all that was decided: more only where several decide at once. */
const TRIES = 5

/** `approval:{file}:{request}:{state}:{number}`, as views/approval-part.ts writes it. */
const PART = /^approval:(\d+):(\d+):[^:]+:\d+$/

/** Which approval a block of a message shows as a part of it; undefined for all other blocks. */
export function approvalOf(blockId: string | undefined): Asked | undefined {
  const [, file, request] = PART.exec(blockId ?? '') ?? []
  return file && request ? { fileId: Number(file), requestId: Number(request) } : undefined
}

/** The approvals that are parts of a message, each once. */
export function approvalsIn(blocks: Blocks): Asked[] {
  const found = blocks.map(({ block_id }) => approvalOf(block_id)).filter((asked) => asked !== undefined)
  return [...new Map(found.map((asked) => [asked.requestId, asked])).values()]
}

/** Notes that these approvals are parts of a message in a person's DM. One that changed already stays as it is. */
export async function noteParts(
  { teamId, userId }: Person,
  { channel, ts }: Pick<Card, 'channel' | 'ts'>,
  approvals: Asked[],
  { cards }: Pick<Services, 'cards'>,
): Promise<void> {
  const card = { channel, ts, personUserId: userId, isPart: true }
  await Promise.all(approvals.map((asked) => cards.addNew({ teamId, ...asked }, card)))
}

/**
 * Shows these blocks in the place of an approval that is a part of a message. Slack takes a message only as a whole, and
 * another part of it may change at the same time. So what a part shows is recorded first; then the message is written
 * with all that is on record, and looked at again: who writes last has every other's record before them.
 *
 * @throws what Slack's client throws; doing it again is no harm.
 */
export async function updatePart(
  client: WebClient,
  approval: ApprovalRef,
  { card, blocks }: { card: Card; blocks: KnownBlock[] },
  { cards }: Pick<Services, 'cards'>,
): Promise<void> {
  const { channel, ts } = card
  await cards.add(approval, { ...card, isPart: true, shows: JSON.stringify(blocks) })
  for (let written = 0; written < TRIES; written++) {
    const message = await readMessage(client, channel, ts)
    if (!message) return
    const wanted = await asRecorded(message.blocks, approval.teamId, card, cards)
    if (idsOf(wanted) === idsOf(message.blocks)) return
    await client.chat.update({ ...message, blocks: wanted })
  }
}

/** A message's blocks, with what is on record for each approval among them in its place. */
async function asRecorded(
  blocks: Blocks,
  teamId: string,
  { channel, ts }: Card,
  cards: Services['cards'],
): Promise<Blocks> {
  let current = blocks
  for (const asked of approvalsIn(blocks)) {
    const copies = await cards.list({ teamId, ...asked })
    const shows = copies.find((copy) => copy.channel === channel && copy.ts === ts)?.shows
    if (shows !== undefined) current = withPart(current, asked, JSON.parse(shows) as Blocks)
  }
  return current
}

function withPart(blocks: Blocks, { requestId }: Asked, part: Blocks): Blocks {
  const isPart = ({ block_id }: Blocks[number]) => approvalOf(block_id)?.requestId === requestId
  const first = blocks.findIndex(isPart)
  return blocks.flatMap((block, index) => (index === first ? part : isPart(block) ? [] : [block]))
}

/** The ids tell what a part shows; of the rest, Slack may give back more than it was given. */
function idsOf(blocks: Blocks): string {
  return blocks.map(({ block_id }) => block_id).join(' ')
}
