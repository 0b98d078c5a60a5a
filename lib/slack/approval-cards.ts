import type { Services } from '../services.ts'
import { type Approval, isWaiting } from '../shares/approval.ts'
import type { Decided } from '../shares/decide.ts'
import type { Card } from '../store/approval-cards.ts'
import type { Person } from '../store/person.ts'
import { postDirectly, slackErrorCode } from './answer.ts'
import { approvalOf, updatePart } from './approval-parts.ts'
import type { Turn } from './turn.ts'
import { type ApprovalView, approvalCard } from './views/approval.ts'
import { approvalPart } from './views/approval-part.ts'
import { decisionNotSentScreen, whyNotSent } from './views/decision-outcome.ts'

/** In the place of a message's time stamp: the copy is in a person's App Home. */
const HOME = 'home'

/** Copies in one conversation that are rewritten. */
const NEWEST_COPIES = 10

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
    await notes.put(turn.person, job.id, posted)
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
 * Has the copies of a card say who decided what and when, without live buttons: the messages at once, the App Homes
 * by a job each. One that was asked anew still waits: then it is the person's own copies that show it as it is now.
 *
 * @returns whether one of the messages is the person's own.
 * @throws what Slack's client throws; then the job's next delivery does the rest.
 */
export async function updateCards(turn: Turn, decided: Decided): Promise<boolean> {
  const { person, services, job } = turn
  const { approval } = decided
  const noted = await services.cards.list(refOf(person, approval))
  const pressed = pressedMessage(turn)
  const others = noted.filter(({ channel, ts }) => channel !== pressed?.channel || ts !== pressed.ts)
  const all = pressed ? [pressed, ...others] : noted
  const own = all.filter(({ personUserId }) => personUserId === person.userId)
  const cards = withoutOld(isWaiting(approval) ? own : all, pressed)

  await eachOnce(turn, cards, async (card) => {
    if (card.ts !== HOME) return updateCopy(turn, card, decided)
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
  })
  return own.some(({ ts }) => ts !== HOME)
}

/**
 * Updates all copies that no earlier delivery of the job has updated: together they may be more than Slack takes at once.
 * @throws what the first one failed with, when all have been tried.
 */
async function eachOnce(
  { person, job, services: { notes } }: Turn,
  cards: Card[],
  update: (card: Card) => Promise<void>,
): Promise<void> {
  let shown = job.attempt > 1 ? await notes.get(job.id) : {}
  const noteOf = ({ channel, ts }: Card) => `copy:${channel}:${ts}`
  const left = cards.filter((card) => shown[noteOf(card)] === undefined)
  const updates = left.map(async (card) => {
    await update(card)
    shown = { ...shown, [noteOf(card)]: 'shown' }
  })
  const failed = (await Promise.allSettled(updates)).find((each) => each.status === 'rejected')
  if (!failed) return
  await notes.put(person, job.id, shown)
  throw failed.reason
}

/**
 * For as long as a request waits, each digest and each `/shares approvals` has a copy, and Slack takes some 50 updates
 * a minute. A copy of long ago stays as it was: who presses there is told who decided.
 */
function withoutOld(cards: Card[], pressed: Card | undefined): Card[] {
  const homes = cards.filter(({ ts }) => ts === HOME)
  const newestFirst = cards.filter(({ ts }) => ts !== HOME).sort((a, b) => Number(b.ts) - Number(a.ts))
  const newest = [...Map.groupBy(newestFirst, ({ channel }) => channel).values()].flatMap((copies) =>
    copies.slice(0, NEWEST_COPIES),
  )
  return [...new Set([...(pressed ? [pressed] : []), ...newest, ...homes])]
}

async function updateCopy(turn: Turn, card: Card, decided: ApprovalView): Promise<void> {
  try {
    await (card.isPart ? updateAsPart(turn, card, decided) : updateMessage(turn, card, decided))
  } catch (error) {
    if (!slackErrorCode(error, GONE)) throw error
  }
}

async function updateMessage({ client }: Turn, { channel, ts }: Card, view: ApprovalView): Promise<void> {
  const { text, blocks } = isWaiting(view.approval) ? decisionNotSentScreen(view, '') : approvalCard(view)
  await client.chat.update({ channel, ts, text, blocks })
}

async function updateAsPart(
  { client, person, services }: Turn,
  card: Card,
  view: ApprovalView,
): Promise<void> {
  const notice = isWaiting(view.approval) ? whyNotSent(view) : undefined
  const blocks = approvalPart(view, notice)
  await updatePart(client, refOf(person, view.approval), { card, blocks }, services)
}

/** The message that was pressed, where it is one that can be updated by all. */
function pressedMessage({ origin, body, person }: Turn): Card | undefined {
  if (origin !== 'message') return undefined
  const { container, actions } = body as {
    container?: { channel_id?: string; message_ts?: string; is_ephemeral?: boolean }
    actions?: { block_id?: string }[]
  }
  if (!container?.channel_id || !container.message_ts || container.is_ephemeral) return undefined
  return {
    channel: container.channel_id,
    ts: container.message_ts,
    personUserId: person.userId,
    ...(approvalOf(actions?.[0]?.block_id) ? { isPart: true } : {}),
  }
}

function refOf({ teamId }: Person, { fileId, request }: Approval) {
  return { teamId, fileId, requestId: request.id }
}
