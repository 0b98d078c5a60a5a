import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type { Share } from '../../shares/share.ts'
import type { Digest, NewsKind } from '../../store/subscription.ts'
import { FIELD, FORM } from '../forms.ts'
import { values } from '../values.ts'
import { LIMIT } from './limits.ts'
import { context, option } from './parts.ts'
import { DAYS } from './schedule.ts'
import { mrkdwn, oneLine, plain } from './text.ts'

/** Options in one menu. */
const SHARE_CHOICES = 100

/** Boxes that are ticked where a person had no digest before. */
const USUAL_DAYS = [1, 2, 3, 4, 5, 6, 7]
const USUAL_TIME = '09:00'

/** What people can be told of. */
const NEWS: { kind: NewsKind; words: string }[] = [
  { kind: 'messages', words: 'Replies and comments' },
  { kind: 'reactions', words: 'Reactions to what I wrote' },
  { kind: 'versions', words: 'New files and versions' },
  { kind: 'changes', words: 'Changes to tasks and events' },
  { kind: 'shares', words: 'New shares' },
]

export interface DigestFormView {
  /** How it is set; undefined where the person never had one. */
  digest: Digest | undefined
  /** The person's zone. */
  zone: string
  isZoneKnown: boolean
  /** What is shared with the person, the newest first. */
  shares: Pick<Share, 'id' | 'name'>[]
  /** Whether some connection did not answer, so that not all of what is shared is there. */
  isPartial: boolean
  /** The page of App Home that it was opened from. */
  homePage: number | undefined
}

/** The form in which a person says when their digest comes and what is in it. */
export function digestForm(view: DigestFormView): ModalView {
  const { digest, homePage, isZoneKnown } = view
  return {
    type: 'modal',
    callback_id: FORM.digest,
    title: plain('Your digest', LIMIT.viewTitle),
    submit: plain('Save', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.digestForm.write(homePage === undefined ? {} : { p: homePage }),
    blocks: [
      daysField(digest?.schedule.days ?? USUAL_DAYS),
      timeField(digest?.schedule.time ?? USUAL_TIME, view.zone),
      ...(isZoneKnown ? [] : [context(mrkdwn`Slack does not tell me your time zone: the time is in UTC.`)]),
      ...sharesField(view),
      kindsField(digest?.kinds ?? NEWS.map(({ kind }) => kind)),
      context(
        mrkdwn`What waits for your decision, and what lapses or is due within 7 days, is always in it.`,
      ),
      evenWhenNothingField(digest?.evenWhenNothing ?? false),
    ],
  }
}

function daysField(days: number[]): InputBlock {
  const options = DAYS.map(({ day, word }) => option(word, String(day)))
  return checkboxes(FIELD.digestDays, 'Days', options, days.map(String))
}

function timeField(time: string, timezone: string): InputBlock {
  return {
    type: 'input',
    block_id: FIELD.digestTime.block,
    label: plain('Time', LIMIT.labelText),
    element: { type: 'timepicker', action_id: FIELD.digestTime.action, initial_time: time, timezone },
  }
}

function sharesField({ digest, shares, isPartial }: DigestFormView): KnownBlock[] {
  const chosen = new Set(digest?.shareIds)
  const listed = new Set(shares.map(({ id }) => id))
  // A choice that cannot be asked for just now is not lost for that; and where all that was chosen is gone, it still is
  // what was chosen: without it, saving the form would choose all shares.
  const isAllGone = ![...chosen].some((id) => listed.has(id))
  const unlisted = isPartial || isAllGone ? [...chosen].filter((id) => !listed.has(id)) : []
  const why = isPartial ? 'its connection does not answer now' : 'no longer shared with you'
  const choices = [
    ...unlisted.map((id) => ({ id, name: `Chosen before; ${why}` })),
    ...shares.filter(({ id }) => chosen.has(id)),
    ...shares.filter(({ id }) => !chosen.has(id)),
  ]
  const options = choices.slice(0, SHARE_CHOICES).map(({ id, name }) => option(oneLine(name), id))
  if (options.length === 0) return []
  const picked = options.filter(({ value }) => value !== undefined && chosen.has(value))
  const field: InputBlock = {
    type: 'input',
    block_id: FIELD.digestShares.block,
    optional: true,
    label: plain('Shares', LIMIT.labelText),
    hint: plain('Choose none for all of them, those to come too.', LIMIT.labelText),
    element: {
      type: 'multi_static_select',
      action_id: FIELD.digestShares.action,
      placeholder: plain('All shares', LIMIT.placeholder),
      options,
      ...(picked.length > 0 ? { initial_options: picked } : {}),
    },
  }
  if (choices.length <= SHARE_CHOICES) return [field]
  return [field, context(mrkdwn`Of your ${choices.length} shares the newest ${SHARE_CHOICES} are listed.`)]
}

function kindsField(kinds: Digest['kinds']): InputBlock {
  const options = NEWS.map(({ kind, words }) => option(words, kind))
  return { ...checkboxes(FIELD.digestKinds, 'News', options, kinds), optional: true }
}

function evenWhenNothingField(isChosen: boolean): InputBlock {
  const options = [option('Send it even when nothing happened', 'yes')]
  const field = checkboxes(FIELD.digestAlways, 'Quiet days', options, isChosen ? ['yes'] : [])
  return { ...field, optional: true }
}

function checkboxes(
  { block, action }: { block: string; action: string },
  label: string,
  options: PlainTextOption[],
  ticked: string[],
): InputBlock {
  const initial = options.filter(({ value }) => value !== undefined && ticked.includes(value))
  return {
    type: 'input',
    block_id: block,
    label: plain(label, LIMIT.labelText),
    element: {
      type: 'checkboxes',
      action_id: action,
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  }
}
