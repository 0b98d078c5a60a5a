import { createHmac } from 'node:crypto'
import type { View } from '../../infra/sandbox/slack/types.ts'
import { ACTION } from '../../lib/slack/actions.ts'
import { FIELD, FORM } from '../../lib/slack/forms.ts'
import { values } from '../../lib/slack/values.ts'
import type { Stack } from './stack.ts'

/** What somebody would send if they could make up what Slack sends, signed all the same. */
export function craftedRequests(stack: () => Stack, userId: string) {
  async function send(payload: object): Promise<void> {
    const { slack, appUrl } = stack()
    const whole = {
      api_app_id: 'A0SHARES',
      team: { id: slack.store.team.id, domain: slack.store.team.domain },
      user: { id: userId, name: userId, team_id: slack.store.team.id },
      trigger_id: slack.store.trigger(userId),
      ...payload,
    }
    const body = new URLSearchParams({ payload: JSON.stringify(whole) }).toString()
    const time = String(Math.floor(stack().clock.now() / 1000))
    const signed = createHmac('sha256', process.env.SLACK_SIGNING_SECRET ?? '').update(`v0:${time}:${body}`)
    const answer = await fetch(appUrl.concat('/slack/events'), {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${signed.digest('hex')}`,
      },
    })
    if (answer.status !== 200 || (await answer.text()).includes('"errors"')) {
      throw new Error(`The ingress did not take ${body}`)
    }
  }

  return {
    /** Presses in a message in their DM, in a modal with crafted metadata, and in App Home. */
    async press(actionId: string, value: string, metadata: string, open: View): Promise<void> {
      const { slack } = stack()
      const channel = slack.store.directMessages(userId)?.id
      const actions = [{ type: 'button', action_id: actionId, block_id: 'any', value }]
      const container = { type: 'message', channel_id: channel, message_ts: '1.0' }
      await send({ type: 'block_actions', actions, channel: { id: channel }, container })
      for (const type of ['modal', 'home']) {
        const view = { ...open, type, private_metadata: type === 'home' ? HOME : metadata }
        await send({ type: 'block_actions', actions, view, container: { type: 'view', view_id: view.id } })
      }
    },

    /** Submits a form with crafted metadata, and one value in each of its fields. */
    submit: (callbackId: string, metadata: string, value: string, open: View): Promise<void> =>
      send({
        type: 'view_submission',
        view: {
          ...open,
          callback_id: callbackId,
          private_metadata: metadata,
          state: { values: filledIn(callbackId === FORM.zip ? '1' : value) },
        },
      }),
  }
}

/** It names nothing of anybody's. */
const HOME = values.home.write({ p: 1, at: 0 })

/** The same in every field that there is, but for those that take nothing but words of their own. */
function filledIn(value: string) {
  return Object.fromEntries(
    Object.values(FIELD).map(({ block, action }) => [
      block,
      {
        [action]: {
          value: 'Typed.',
          selected_option: option(block === FIELD.decision.block ? 'accept' : value),
          selected_options: (TICKED[block] ?? [value]).map(option),
          selected_time: '09:00',
          selected_conversation: 'C0GENERAL',
          files: [{ id: 'F0ANNA' }],
        },
      },
    ]),
  )
}

const TICKED: Record<string, string[]> = {
  [FIELD.digestDays.block]: ['1'],
  [FIELD.digestKinds.block]: ['messages', 'versions'],
  [FIELD.channelKinds.block]: ['messages'],
}

const option = (value: string) => ({ text: { type: 'plain_text', text: 'One' }, value })

/** Of these a screen has several, told apart by what follows a colon. */
const SUFFIXES: Record<string, string> = {
  [ACTION.disconnectPage]: 'next',
  [ACTION.sharesPage]: 'next',
  [ACTION.conversationPage]: 'older',
  [ACTION.goTo]: 'back',
  [ACTION.sendHere]: 'file',
  [ACTION.roomsPage]: 'next',
  [ACTION.roomPlace]: 'folder',
  [ACTION.subscriptionsPage]: 'next',
}

/** The action's id as a button has it. */
export const onButton = (actionId: string): string =>
  SUFFIXES[actionId] === undefined ? actionId : `${actionId}:${SUFFIXES[actionId]}`
