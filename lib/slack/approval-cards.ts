import type { Services } from '../services.ts'
import type { Approval } from '../shares/approval.ts'
import type { Decided } from '../shares/decide.ts'
import type { Card } from '../store/approval-cards.ts'
import type { Person } from '../store/person.ts'
import { postDirectly, slackErrorCode } from './answer.ts'
import type { Turn } from './turn.ts'
import { type ApprovalView, approvalCard } from './views/approval.ts'

/** In the place of a message's time stamp: the copy is in a person's App Home. */
const HOME = 'home'

/** A card is gone with its message or conversation: there is nothing to update. */
const GONE = [
  'message_not_found',
  'channel_not_found',
  'cant_update_message',
  'is_archived',
  'edit_window_closed',
]

/**
 * Sends a card into the person's DM and notes where it is.
 * @returns the DM's id.
 */
export async function postCard(turn: Turn, approval: Approval): Promise<string> {
  const { channel, ts } = await postDirectly(turn, approvalCard({ approval }))
  await turn.services.cards.add(refOf(turn.person, approval), {
    channel,
    ts,
    personUserId: turn.person.userId,
  })
  return channel
}

/** Notes that these requests are on show in a person's App Home. */
export async function noteHomeCards(
  person: Person,
  approvals: Approval[],
  { cards }: Services,
): Promise<void> {
  const card = { channel: person.userId, ts: HOME, personUserId: person.userId }
  await Promise.all(approvals.map((approval) => cards.add(refOf(person, approval), card)))
}

/**
 * Has every copy of a card say who decided what and when, without live buttons: the messages at once, the App Homes
 * by a job each.
 *
 * @param message what was said with the decision.
 * @throws what Slack's client throws; then some copies may be updated already, and doing it again is no harm.
 */
export async function updateCards(
  turn: Turn,
  { approval, byThisPerson }: Decided,
  message: string,
): Promise<void> {
  const { person, services, job } = turn
  const view: ApprovalView = byThisPerson ? { approval, decidedBy: person.userId, message } : { approval }
  const noted = await services.cards.list(refOf(person, approval))
  const pressed = pressedMessage(turn)
  const isNoted = noted.some((card) => card.channel === pressed?.channel && card.ts === pressed.ts)
  const cards = pressed && !isNoted ? [...noted, pressed] : noted

  await Promise.all(
    cards.map(async (card) => {
      if (card.ts !== HOME) return updateMessage(turn, card, view)
      // The Home that was pressed in is drawn by whoever handles the press.
      if (turn.origin === 'home' && card.channel === person.userId) return
      await services.queue.enqueue({
        version: 1,
        kind: 'home',
        id: `${job.id}:home:${card.channel}`,
        requestId: job.requestId,
        receivedAt: services.clock(),
        person: { ...person, userId: card.channel },
      })
    }),
  )
}

async function updateMessage({ client }: Turn, { channel, ts }: Card, view: ApprovalView): Promise<void> {
  const { text, blocks } = approvalCard(view)
  try {
    await client.chat.update({ channel, ts, text, blocks })
  } catch (error) {
    if (!slackErrorCode(error, GONE)) throw error
  }
}

/** The message that was pressed, where it is one that can be updated by all. */
function pressedMessage({ origin, body }: Turn): Card | undefined {
  if (origin !== 'message') return undefined
  const { container } = body as {
    container?: { channel_id?: string; message_ts?: string; is_ephemeral?: boolean }
  }
  if (!container?.channel_id || !container.message_ts || container.is_ephemeral) return undefined
  return { channel: container.channel_id, ts: container.message_ts }
}

function refOf({ teamId }: Person, { fileId, request }: Approval) {
  return { teamId, fileId, requestId: request.id }
}
