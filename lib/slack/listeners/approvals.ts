import { waitingApprovals } from '../../shares/approvals.ts'
import { type Decided, decide as decideUpstream, type Verdict } from '../../shares/decide.ts'
import { listShares } from '../../shares/list-shares.ts'
import { postDirectly } from '../answer.ts'
import { postCard, updateCards } from '../approval-cards.ts'
import { FIELD, typedText } from '../forms.ts'
import { publishHome } from '../home.ts'
import { openModal } from '../modal.ts'
import { offerConnect } from '../offer-connect.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, values } from '../values.ts'
import { approvalCard, approvalsSentScreen, noApprovalsScreen, partialApprovals } from '../views/approval.ts'
import { decisionForm } from '../views/decision-form.ts'
import { connectionTrouble } from '../views/errors.ts'
import { appMessagesLink, mrkdwn } from '../views/text.ts'
import { showShare } from './open-share.ts'

/** Cards sent at once: Slack takes about one message a second, and nobody decides more in one go. */
const CARDS_AT_ONCE = 10

/** `/shares approvals`: sends a card for each request that waits into the person's DM, where it can be updated. */
export const showApprovals: Listener = async (turn) => {
  const { person, services } = turn
  const list = await listShares(person, services)
  if (list.connections.length === 0) return offerConnect(turn)
  const { approvals, troubles, isPartial } = await waitingApprovals(list, services)
  let dm: string | undefined
  for (const approval of approvals.slice(0, CARDS_AT_ONCE)) dm = await postCard(turn, approval)

  const link = appMessagesLink({ teamId: person.teamId, appId: turn.appId })
  const summary =
    approvals.length === 0 ? noApprovalsScreen() : approvalsSentScreen(approvals.length, CARDS_AT_ONCE, link)
  const failing = [...list.troubles, ...troubles].map(({ connection, error }) =>
    connectionTrouble({ label: connection.label, error }),
  )
  // In the DM itself the cards speak for themselves.
  const isAllSaid = approvals.length <= CARDS_AT_ONCE && failing.length === 0 && !isPartial
  if (dm !== undefined && dm === turn.channel && isAllSaid) return
  const partial = isPartial ? [partialApprovals] : []
  await turn.surface.show({ ...summary, blocks: [...summary.blocks, ...partial, ...failing] })
}

/** Accept, as pressed on a card. */
export const accept: Listener = (turn) => decide(turn, turn.value, 'accept', '')

/** Decline, as pressed on a card and confirmed. */
export const decline: Listener = (turn) => decide(turn, turn.value, 'decline', '')

/** With a message…: opens the form. */
export const askForDecision: Listener = async (turn) => {
  values.approval.read(turn.value)
  await openModal(turn, decisionForm(turn.value))
}

/** The form was submitted. */
export const submitDecision: Listener = async (turn) => {
  const { view } = turn
  const chosen = view?.values[FIELD.decision.block]?.[FIELD.decision.action]?.selected_option?.value
  if (!view || (chosen !== 'accept' && chosen !== 'decline')) throw new InvalidValueError('No such decision.')
  await decide(turn, view.privateMetadata, chosen, typedText(view.values, FIELD.message))
}

async function decide(turn: Turn, value: string, verdict: Verdict, message: string): Promise<void> {
  const { f, q, t, ...shown } = values.approval.read(value)
  const decision = { shareId: shown.s, fileId: f, requestId: q, askedAt: t, verdict, message }
  const decided = await decideUpstream(turn.person, decision, turn.services)
  await updateCards(turn, decided, message)
  await showOutcome(turn, decided, shown)
}

/** Where it was pressed or submitted shows it too, besides the cards. */
async function showOutcome(
  turn: Turn,
  { approval, byThisPerson }: Decided,
  shown: { s: string; e?: number },
): Promise<void> {
  if (turn.origin === 'home') return publishHome(turn, 1)
  const inShare =
    turn.origin === 'modal' && (turn.actionId !== undefined || turn.view?.previousViewId !== undefined)
  if (inShare) {
    await showShare(turn, shown, byThisPerson ? undefined : ALREADY_DECIDED)
  } else if (!byThisPerson && turn.origin === 'modal') {
    await postDirectly(turn, approvalCard({ approval }))
  }
}

const ALREADY_DECIDED = mrkdwn`:information_source: This had been decided already. Your decision was not sent.`
