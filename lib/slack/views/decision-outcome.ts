import type { KnownBlock } from '@slack/types'
import { isWaiting } from '../../shares/approval.ts'
import { ACTION } from '../actions.ts'
import { type ApprovalValue, values } from '../values.ts'
import { type ApprovalView, approvalBlocks } from './approval.ts'
import { actions, button, context, outsideText, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name } from './text.ts'

/** Why a decision was not sent: the request is no longer the one that the person saw. */
export function whyNotSent({ approval }: ApprovalView): Mrkdwn {
  return isWaiting(approval)
    ? mrkdwn`This was asked anew meanwhile. Your decision was not sent: please look at it again.`
    : mrkdwn`This had been decided already. Your decision was not sent.`
}

/**
 * A decision was not sent: why, and the request as it is now.
 * @param typed what the person wrote with it; empty for nothing.
 */
export function decisionNotSentScreen(view: ApprovalView, typed: string): Screen {
  const text = whyNotSent(view)
  return {
    title: 'Not sent',
    text,
    blocks: [section(mrkdwn`:information_source: ${text}`), ...typedBlocks(typed), ...approvalBlocks(view)],
  }
}

interface Failed {
  /** What went wrong. */
  what: Mrkdwn
  /** What the person wrote with the decision; empty for nothing. */
  typed: string
  /** What the form carried. */
  approval: ApprovalValue
}

/** A decision was not taken: what was written with it is shown, and the form can be filled in again as it was. */
export function decisionFailedScreen({ what, ...failed }: Failed): Screen {
  return failedScreen('Not sent', mrkdwn`${yourDecision(failed)} was not sent. ${what}`, failed)
}

/** A decision was sent, and Clinked never said whether it took it. */
export function decisionInDoubtScreen({ what, ...failed }: Failed): Screen {
  const text = mrkdwn`${yourDecision(failed)} may or may not have been sent. ${what} If you try again, I look first, so it is not sent twice.`
  return failedScreen('Perhaps sent', text, failed)
}

/** A decision was taken, and Slack did not let all the places that show it be brought up to date. */
export function decisionSentScreen(approval: Pick<ApprovalValue, 'n'>): Screen {
  const text = mrkdwn`${yourDecision({ approval })} was sent. I could not show it everywhere in Slack.`
  return { title: 'Sent', text, blocks: [section(mrkdwn`:white_check_mark: ${text}`)] }
}

function yourDecision({ approval: { n } }: { approval: Pick<ApprovalValue, 'n'> }): Mrkdwn {
  return n === undefined ? mrkdwn`Your decision` : mrkdwn`Your decision on *${name(n)}*`
}

function failedScreen(title: string, text: Mrkdwn, { typed, approval }: Omit<Failed, 'what'>): Screen {
  const again = button({
    text: 'Try again',
    actionId: ACTION.decideWithMessage,
    value: values.approval.write(approval),
    style: 'primary',
  })
  return {
    title,
    text,
    blocks: [section(mrkdwn`:warning: ${text}`), ...typedBlocks(typed), actions([again])],
  }
}

function typedBlocks(typed: string): KnownBlock[] {
  return typed === '' ? [] : [context(mrkdwn`You wrote:`), outsideText(typed)]
}
