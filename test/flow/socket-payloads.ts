import { randomUUID } from 'node:crypto'
import { ANNA, GENERAL } from './people.ts'
import type { Stack } from './stack.ts'

/** What Slack sends of Anna, in envelopes or otherwise. */

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function command(stack: Stack, name: string, text: string) {
  const { store } = stack.slack
  const path = `/commands/T0LOCAL/${randomUUID()}/1`
  store.responseUrls.set(path, { user: ANNA, channel: GENERAL, at: store.clock(), uses: 0 })
  return {
    token: 'verification-token',
    team_id: 'T0LOCAL',
    team_domain: 'northwind',
    channel_id: GENERAL,
    channel_name: 'general',
    user_id: ANNA,
    user_name: 'anna',
    command: name,
    text,
    api_app_id: 'A0SHARES',
    is_enterprise_install: 'false',
    response_url: new URL(path, process.env.SLACK_API_URL).href,
    trigger_id: store.trigger(ANNA),
  }
}

/** What every interaction says of where it comes from. */
export function sender(stack: Stack) {
  return {
    api_app_id: 'A0SHARES',
    team: { id: 'T0LOCAL', domain: 'northwind' },
    user: { id: ANNA, username: 'anna', team_id: 'T0LOCAL' },
    is_enterprise_install: false,
    trigger_id: stack.slack.store.trigger(ANNA),
  }
}

/** https://docs.slack.dev/reference/events/app_home_opened */
export function homeOpened(stack: Stack) {
  return {
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(stack.clock.now() / 1000),
    team_id: 'T0LOCAL',
    api_app_id: 'A0SHARES',
    authorizations: [{ enterprise_id: null, team_id: 'T0LOCAL', user_id: 'U0SHARES', is_bot: true }],
    event: { type: 'app_home_opened', user: ANNA, channel: 'D0ANNA', tab: 'home' },
  }
}
