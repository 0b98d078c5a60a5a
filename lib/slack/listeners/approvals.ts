import { waitingApprovals } from '../../shares/approvals.ts'
import { type Decided, type Decision, decide as decideUpstream } from '../../shares/decide.ts'
import { keepDecisionDraft, readDecisionDraft } from '../../shares/decision-draft.ts'
import type { Verdict } from '../../shares/decision-record.ts'
import { listShares } from '../../shares/list-shares.ts'
import { postDirectly } from '../answer.ts'
import { postCards, updateCards } from '../approval-cards.ts'
import { FIELD, typedText } from '../forms.ts'
import { homePage, publishHome } from '../home.ts'
import { openModal } from '../modal.ts'
import { offerConnect } from '../offer-connect.ts'
import { shownPlace } from '../shown-place.ts'
import { tell } from '../surface.ts'
import type { Listener, Turn } from '../turn.ts'
import { type ApprovalValue, InvalidValueError, refValue, shareRef, values } from '../values.ts'
import {
  approvalCard,
  approvalsSentScreen,
  noApprovalsFoundScreen,
  noApprovalsScreen,
  partialApprovals,
} from '../views/approval.ts'
import { decisionForm } from '../views/decision-form.ts'
import {
  decisionFailedScreen,
  decisionInDoubtScreen,
  decisionNotSentScreen,
  decisionSentScreen,
  whyNotSent,
} from '../views/decision-outcome.ts'
import { connectionTroubles } from '../views/errors.ts'
import { appMessagesLink, mrkdwn } from '../views/text.ts'
import { showShare } from './open-share.ts'

/** Cards sent at once: Slack takes about one message a second, and nobody decides more in one go. */
const CARDS_AT_ONCE = 10

/** `/shares approvals`: sends a card for each request that waits into the person's DM, where it can be updated. */
export const showApprovals: Listener = async (turn) => {
  const { person, services } = turn
  const list = await listShares(person, services)
  if (list.connections.length === 0) return offerConnect(turn, { resume: turn.body })
  const { approvals, troubles, isPartial } = await waitingApprovals(list, services)
  const dm = await postCards(turn, approvals.slice(0, CARDS_AT_ONCE))

  const failing = [...list.troubles, ...troubles].map(({ connection: { label }, error }) => ({
    label,
    error,
  }))
  const isAllAsked = failing.length === 0 && !isPartial
  // In the DM itself the cards speak for themselves.
  if (dm !== undefined && dm === turn.channel && approvals.length <= CARDS_AT_ONCE && isAllAsked) return
  const nothing = isAllAsked ? noApprovalsScreen : noApprovalsFoundScreen
  const link = appMessagesLink({ teamId: person.teamId, appId: turn.appId })
  const summary =
    approvals.length === 0 ? nothing : approvalsSentScreen(approvals.length, CARDS_AT_ONCE, link)
  const partial = isPartial ? [partialApprovals] : []
  const blocks = [...summary.blocks, ...partial, ...connectionTroubles(failing)]
  await turn.surface.show({ ...summary, blocks })
}

/** Accept, as pressed on a card. */
export const accept: Listener = (turn) =>
  decide(turn, decisionOn(values.approval.read(turn.value), 'accept', ''))

/** Decline, as pressed on a card and confirmed. */
export const decline: Listener = (turn) =>
  decide(turn, decisionOn(values.approval.read(turn.value), 'decline', ''))

/** With a message…, and Try again: opens the form, with what was filled in before and did not get through. */
export const askForDecision: Listener = async (turn) => {
  const approval = values.approval.read(turn.value)
  const asked = { fileId: approval.f, requestId: approval.q, askedAt: approval.t }
  const draft = await readDecisionDraft(turn.person, asked, turn.services.writes)
  await openModal(turn, decisionForm(approval, draft))
}

/** The form was submitted. */
export const submitDecision: Listener = async (turn) => {
  const { view, person, services } = turn
  const chosen = view?.values[FIELD.decision.block]?.[FIELD.decision.action]?.selected_option?.value
  if (!view || (chosen !== 'accept' && chosen !== 'decline')) throw new InvalidValueError('No such decision.')
  const approval = values.approval.read(view.privateMetadata)
  const typed = typedText(view.values, FIELD.message)
  const decision = decisionOn(approval, chosen, typed)
  turn.typed = typed
  turn.failureScreen = async (what) => {
    const howFar = await keepDecisionDraft(person, decision, services)
    if (howFar === 'sent') return decisionSentScreen(approval)
    const failed = { what, typed, approval }
    return howFar === 'in_doubt' ? decisionInDoubtScreen(failed) : decisionFailedScreen(failed)
  }
  await decide(turn, decision)
}

function decisionOn(approval: ApprovalValue, verdict: Verdict, message: string): Decision {
  const { f, q, t } = approval
  return { share: shareRef(approval), fileId: f, requestId: q, askedAt: t, verdict, message }
}

async function decide(turn: Turn, decision: Decision): Promise<void> {
  const decided = await decideUpstream(turn.person, decision, turn.services)
  // Whatever goes wrong from here on, the decision is taken: it is only not shown everywhere.
  if (decided.isSent) turn.failureScreen = () => decisionSentScreen({ n: decided.approval.fileName })
  const hasCard = await updateCards(turn, decided)
  const isSeen = await showOutcome(turn, decision, decided)
  if (!hasCard && !isSeen) await postDirectly(turn, approvalCard(decided))
}

/**
 * Where it was pressed or submitted shows it too, besides the cards.
 * @returns false where the person may have seen nothing of it.
 */
async function showOutcome(turn: Turn, decision: Decision, decided: Decided): Promise<boolean> {
  const { origin, actionId, view } = turn
  // The card that was pressed shows it by now.
  if (origin === 'message') return true
  if (origin === 'home') {
    await publishHome(turn, homePage(turn))
    if (!decided.isSent) await postDirectly(turn, decisionNotSentScreen(decided, ''))
    return true
  }
  const isForm = actionId === undefined
  if (isForm && !decided.isSent) {
    await tell(turn, decisionNotSentScreen(decided, decision.message))
    return true
  }
  if (isForm && view?.previousViewId === undefined) return false
  const { shareId: id, item } = decision.share
  const shown = shownPlace(turn, refValue({ id, item }))
  const notice = decided.isSent ? undefined : mrkdwn`:information_source: ${whyNotSent(decided)}`
  return showShare(turn, shown, notice)
}
