import type { Services } from '../services.ts'
import { type Approval, isWaiting } from '../shares/approval.ts'
import type { Decided } from '../shares/decide.ts'
import type { Card } from '../store/approval-cards.ts'
import type { Person } from '../store/person.ts'
import { postDirectly, slackErrorCode } from './answer.ts'
import type { Turn } from './turn.ts'
import { type ApprovalView, approvalCard } from './views/approval.ts'
import { decisionNotSentScreen } from './views/decision-outcome.ts'

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
 * Sends cards into the person's DM, one after the other, and notes where they are. What an earlier delivery of the job
 * has sent is not sent again.
 *
 * @returns the DM's id; undefined without cards.
 */
export async function postCards(turn: Turn, approvals: Approval[]): Promise<string | undefined> {
  const { person, services, job } = turn
  const { notes, cards } = services
  let posted = job.attempt > 1 ? await notes.get(job.id) : {}
  let dm: string | undefined
  for (const approval of approvals) {
    const note = `card:${approval.request.id}`
    dm = posted[note]
    if (dm !== undefined) continue
    const { channel, ts } = await postDirectly(turn, approvalCard({ approval }))
    dm = channel
    posted = { ...posted, [note]: channel }
    await notes.put(job.id, posted)
    await cards.add(refOf(person, approval), { channel, ts, personUserId: person.userId })
  }
  return dm
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
 * by a job each. One that was asked anew still waits: then it is the person's own copies that show it as it is now.
 *
 * @returns whether one of the messages is the person's own.
 * @throws what Slack's client throws; then some copies may be updated already, and doing it again is no harm.
 */
export async function updateCards(turn: Turn, decided: Decided): Promise<boolean> {
  const { person, services, job } = turn
  const { approval } = decided
  const noted = await services.cards.list(refOf(person, approval))
  const pressed = pressedMessage(turn)
  const isNoted = noted.some((card) => card.channel === pressed?.channel && card.ts === pressed.ts)
  const all = pressed && !isNoted ? [...noted, pressed] : noted
  const own = all.filter(({ personUserId }) => personUserId === person.userId)
  const cards = isWaiting(approval) ? own : all

  await Promise.all(
    cards.map(async (card) => {
      if (card.ts !== HOME) return updateMessage(turn, card, decided)
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
  return own.some(({ ts }) => ts !== HOME)
}

async function updateMessage({ client }: Turn, { channel, ts }: Card, view: ApprovalView): Promise<void> {
  const { text, blocks } = isWaiting(view.approval) ? decisionNotSentScreen(view, '') : approvalCard(view)
  try {
    await client.chat.update({ channel, ts, text, blocks })
  } catch (error) {
    if (!slackErrorCode(error, GONE)) throw error
  }
}

/** The message that was pressed, where it is one that can be updated by all. */
function pressedMessage({ origin, body, person }: Turn): Card | undefined {
  if (origin !== 'message') return undefined
  const { container } = body as {
    container?: { channel_id?: string; message_ts?: string; is_ephemeral?: boolean }
  }
  if (!container?.channel_id || !container.message_ts || container.is_ephemeral) return undefined
  return { channel: container.channel_id, ts: container.message_ts, personUserId: person.userId }
}

function refOf({ teamId }: Person, { fileId, request }: Approval) {
  return { teamId, fileId, requestId: request.id }
}
