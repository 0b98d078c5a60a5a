import type { KnownBlock } from '@slack/types'
import type { Digest } from '../../store/subscription.ts'
import { ACTION } from '../actions.ts'
import type { NextStep } from './errors.ts'
import { actions, button, confirm, context, section } from './parts.ts'
import { scheduleWords, zoneWords } from './schedule.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name } from './text.ts'

/** How a person's digest is set, with buttons to change it; undefined where they never had one. */
export function digestSettingScreen(digest: Digest | undefined): Screen {
  return { title: 'Your digest', text: inOneSentence(digest), blocks: digestSettingBlocks(digest) }
}

/** The same as a part of App Home: 2 or 3 blocks. */
export function digestSettingBlocks(digest: Digest | undefined): KnownBlock[] {
  const isOn = digest?.dueAt !== undefined
  const notes = digest && isOn ? notesOn(digest) : []
  return [
    section(mrkdwn`:newspaper: ${inOneSentence(digest)}`),
    ...(notes.length > 0 ? [context(join(notes, ' '))] : []),
    actions([
      ...(isOn ? [] : [button({ text: 'Turn on', actionId: ACTION.digestOn, style: 'primary' })]),
      button({ text: 'Change…', actionId: ACTION.changeDigest, label: 'Change your digest' }),
      ...(isOn ? [turnOffButton] : []),
    ]),
  ]
}

const turnOffButton = button({
  text: 'Turn off',
  actionId: ACTION.digestOff,
  label: 'Turn off your digest',
  confirm: confirm({
    title: 'Turn off your digest?',
    text: mrkdwn`What happens until you turn it on again is not told later. Your settings stay.`,
    yes: 'Turn off',
    no: 'Keep it',
  }),
})

function inOneSentence(digest: Digest | undefined): Mrkdwn {
  if (digest?.dueAt !== undefined) {
    const { schedule } = digest
    return mrkdwn`Your digest comes *${scheduleWords(schedule)}* (${zoneWords(schedule)}), in your messages with this app.`
  }
  if (digest) return mrkdwn`Your digest is off. Before, it came ${scheduleWords(digest.schedule)}.`
  return mrkdwn`Your digest is off. Turn it on, and it comes every day at 09:00 when there is something new.`
}

function notesOn({ isZoneKnown, evenWhenNothing, shareIds, schedule }: Digest): Mrkdwn[] {
  return [
    ...(isZoneKnown
      ? []
      : [mrkdwn`:warning: Slack does not tell me your time zone, so ${name(schedule.time)} is in UTC.`]),
    evenWhenNothing
      ? mrkdwn`It comes even when nothing happened.`
      : mrkdwn`When there is nothing new, nothing comes.`,
    ...(shareIds === undefined
      ? []
      : [shareIds.length === 1 ? mrkdwn`It is of 1 share.` : mrkdwn`It is of ${shareIds.length} shares.`]),
  ]
}

/** What was typed is no time for a digest: what is. */
export function digestHintScreen(typed: string): Screen {
  const text = mrkdwn`I do not understand “${name(typed, 100)}”. Type for example \`/shares digest daily 09:00\`, \`/shares digest weekdays 8:30\`, \`/shares digest weekly mon,thu 09:00\` or \`/shares digest off\`.`
  return {
    title: 'Your digest',
    text,
    blocks: [section(text), actions([button(changeDigestStep)])],
  }
}

/** Leads to the form. */
export const changeDigestStep: NextStep = { text: 'Change…', actionId: ACTION.changeDigest }

/** The form was submitted in vain, and why. */
export function digestNotSet(why: Mrkdwn): Mrkdwn {
  return mrkdwn`Your digest is not set as you wanted. ${why}`
}
