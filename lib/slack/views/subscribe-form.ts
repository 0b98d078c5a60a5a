import type { InputBlock, ModalView } from '@slack/types'
import type { Share } from '../../shares/share.ts'
import { FIELD, FORM } from '../forms.ts'
import { CHANNEL_KINDS, values } from '../values.ts'
import { cut, LIMIT } from './limits.ts'
import { context, option } from './parts.ts'
import { KIND_WORDS } from './subscription.ts'
import { mrkdwn, oneLine, plain, slackChannel } from './text.ts'

/** Shares in the menu: as many as Slack takes. */
const SHARE_CHOICES = 100

/**
 * The form to subscribe a channel to news of a share.
 * @param shares at least one, the newest first.
 */
export function subscribeForm(channel: string, shares: Share[]): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.subscribe,
    title: plain('Subscribe a channel', LIMIT.viewTitle),
    submit: plain('Subscribe', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.channel.write({ c: channel }),
    blocks: [
      context(
        mrkdwn`Everybody in ${slackChannel(channel)} will see what it is called and the news you choose: messages with excerpts of their text.`,
      ),
      shareField(shares.slice(0, SHARE_CHOICES)),
      ...(shares.length > SHARE_CHOICES
        ? [context(mrkdwn`These are the newest ${SHARE_CHOICES} of your ${shares.length} shares.`)]
        : []),
      kindsField,
      whenField,
      timeField,
    ],
  }
}

function shareField(shares: Share[]): InputBlock {
  const options = shares.map(({ id, name }) => option(oneLine(name), values.share.write({ s: id })))
  const [first] = options
  return {
    type: 'input',
    block_id: FIELD.share.block,
    label: plain('News of', LIMIT.labelText),
    element: {
      type: 'static_select',
      action_id: FIELD.share.action,
      options,
      ...(options.length === 1 && first ? { initial_option: first } : {}),
    },
  }
}

const KINDS = CHANNEL_KINDS.map((kind) => option(cut(capital(KIND_WORDS[kind]), LIMIT.optionText), kind))

const kindsField: InputBlock = {
  type: 'input',
  block_id: FIELD.channelKinds.block,
  label: plain('What kinds of news', LIMIT.labelText),
  element: {
    type: 'checkboxes',
    action_id: FIELD.channelKinds.action,
    options: KINDS,
    initial_options: KINDS,
  },
}

const AT_ONCE = option('At once', 'at_once')
const DAILY = option('As a summary, daily', 'daily')

const whenField: InputBlock = {
  type: 'input',
  block_id: FIELD.when.block,
  label: plain('When', LIMIT.labelText),
  element: {
    type: 'radio_buttons',
    action_id: FIELD.when.action,
    options: [AT_ONCE, DAILY],
    initial_option: AT_ONCE,
  },
}

const timeField: InputBlock = {
  type: 'input',
  block_id: FIELD.dailyTime.block,
  label: plain('The daily summary comes at', LIMIT.labelText),
  hint: plain('In your own time zone. Where nothing is new, nothing comes.', LIMIT.labelText),
  optional: true,
  element: { type: 'timepicker', action_id: FIELD.dailyTime.action, initial_time: '09:00' },
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
