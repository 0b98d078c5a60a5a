import type { KnownBlock } from '@slack/types'
import { type Approval, CALLS_TO_ASK, FILES_PER_FOLDER, isWaiting } from '../../shares/approval.ts'
import { ACTION } from '../actions.ts'
import { refValue, values } from '../values.ts'
import { fileSize } from './file-size.ts'
import { cut } from './limits.ts'
import { actions, button, confirm, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine, slackPerson, time } from './text.ts'

export interface ApprovalView {
  approval: Approval
  /** What was said with its decision, where it was decided in Slack. */
  message?: string
}

/** One request as a message of its own: what is asked, or how it was decided. */
export function approvalCard(view: ApprovalView): Screen {
  const { fileName, version } = view.approval
  const what = mrkdwn`${name(fileName)}, version ${version.versionNumber}`
  return {
    title: 'Approval',
    text: isWaiting(view.approval)
      ? mrkdwn`Please decide: ${what}`
      : mrkdwn`${verdict(view.approval).word}: ${what}`,
    blocks: approvalBlocks(view),
  }
}

/** A request with its buttons while it waits; who decided what and when once it is decided. */
export function approvalBlocks(view: ApprovalView): KnownBlock[] {
  const { approval } = view
  const { fileName, version, request } = approval
  const facts = join(
    [
      mrkdwn`Version ${version.versionNumber}`,
      version.size === undefined ? undefined : fileSize(version.size),
      mrkdwn`uploaded by ${name(version.uploaded.name, 80)} ${time(version.lastModified)}`,
    ],
    ' · ',
  )
  const what = section(
    join(
      [
        mrkdwn`:page_facing_up: *${name(fileName)}*`,
        facts,
        version.summary ? mrkdwn`“${name(version.summary)}”` : undefined,
      ],
      '\n',
    ),
  )
  if (!isWaiting(approval)) return [what, context(outcome(view))]

  const asked = join(
    [
      mrkdwn`Asked by ${name(request.source?.name ?? request.sourceName ?? 'somebody', 80)} ${time(request.lastModified)}`,
      approval.addressee === 'guest' || !request.targetName
        ? undefined
        : mrkdwn`of ${name(request.targetName, 80)}`,
    ],
    ' · ',
  )
  if (approval.addressee === 'other') return [what, context(asked)]
  return [what, context(asked), approvalButtons(approval)]
}

function approvalButtons({ share, fileId, fileName, version, request }: Approval): KnownBlock {
  const ref = { ...refValue(share), f: fileId, q: request.id, t: request.lastModified }
  const value = values.approval.write(ref)
  const what = `version ${version.versionNumber} of ${oneLine(fileName)}`
  return {
    ...actions([
      button({ text: 'Accept', actionId: ACTION.accept, value, style: 'primary', label: `Accept ${what}` }),
      button({
        text: 'Decline',
        actionId: ACTION.decline,
        value,
        style: 'danger',
        label: `Decline ${what}`,
        confirm: confirm({
          title: 'Decline this version?',
          text: mrkdwn`Version ${version.versionNumber} of *${name(fileName, 120)}* is declined in Clinked at once, without a message.`,
          yes: 'Decline',
          no: 'Not yet',
          style: 'danger',
        }),
      }),
      button({
        text: 'With a message…',
        actionId: ACTION.decideWithMessage,
        value: values.approval.write({ ...ref, n: cut(fileName, 100), v: version.versionNumber }),
        label: `Decide with a message: ${what}`,
      }),
    ]),
    block_id: `approval:${fileId}:${request.id}`,
  }
}

function outcome({ approval, message }: ApprovalView): Mrkdwn {
  const { request, decidedBy } = approval
  const { icon, word } = verdict(approval)
  const who = decidedBy
    ? slackPerson(decidedBy)
    : name(request.target?.name ?? request.targetName ?? 'somebody', 80)
  return join(
    [
      decidedBy ? mrkdwn`${icon} *${word}* by ${who}` : mrkdwn`${icon} *${word}* by ${who} in Clinked`,
      time(request.lastModified),
      message ? mrkdwn`“${name(message, 500)}”` : undefined,
    ],
    ' · ',
  )
}

const DECLINED = { icon: mrkdwn`:no_entry:`, word: mrkdwn`Declined` }

const VERDICT: Record<string, { icon: Mrkdwn; word: Mrkdwn }> = {
  ACCEPT: { icon: mrkdwn`:white_check_mark:`, word: mrkdwn`Accepted` },
  DECLINE: DECLINED,
  REJECT: DECLINED,
  MAYBE: { icon: mrkdwn`:grey_question:`, word: mrkdwn`Answered with “maybe”` },
}

/** A status that the reference does not name is shown as it is. */
function verdict({ request }: Approval): { icon: Mrkdwn; word: Mrkdwn } {
  return VERDICT[request.status] ?? { icon: mrkdwn`:grey_question:`, word: name(request.status, 50) }
}

/**
 * How many wait, for where the command was typed: the cards themselves are in the DM.
 * @param sent how many cards are sent at once.
 * @param dm leads to the DM.
 */
export function approvalsSentScreen(count: number, sent: number, dm: Mrkdwn): Screen {
  const text = count === 1 ? mrkdwn`1 approval waits for you.` : mrkdwn`${count} approvals wait for you.`
  const where = count === 1 ? mrkdwn`It is` : mrkdwn`They are`
  const rest =
    count > sent ? mrkdwn` The first ${sent} are there: decide them and ask again for the rest.` : mrkdwn``
  return {
    title: 'Approvals',
    text,
    blocks: [section(mrkdwn`:inbox_tray: *${text}* ${where} in your ${dm}.${rest}`)],
  }
}

/** Nothing waits. */
export const noApprovalsScreen: Screen = {
  title: 'Approvals',
  text: mrkdwn`Nothing waits for your approval.`,
  blocks: [section(mrkdwn`:tada: Nothing waits for your approval.`)],
}

/** Nothing waits among what could be asked: it goes with the reason why that is not all. */
export const noApprovalsFoundScreen: Screen = {
  title: 'Approvals',
  text: mrkdwn`Nothing waits for your approval as far as I could ask.`,
  blocks: [section(mrkdwn`Nothing waits for your approval as far as I could ask.`)],
}

/** Said when a shared folder holds files that were not asked for their approvals, or gave no answer. */
export const partialApprovals = context(
  mrkdwn`Not all files in your shared folders could be asked for their approvals: I ask the newest, at most ${FILES_PER_FOLDER} in each folder and ${CALLS_TO_ASK} in all. Open a file to see its own.`,
)
