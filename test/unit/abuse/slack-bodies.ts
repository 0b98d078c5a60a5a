import { ACTION } from '../../../lib/slack/actions.ts'
import { FIELD, FORM } from '../../../lib/slack/forms.ts'

/** A request as Slack makes it, before it is signed. */
export interface SlackRequest {
  contentType: string
  body: string
}

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'
const SHARE = '{"s":"4f0c1c1e"}'

const team = { id: 'T0LOCAL', domain: 'northwind' }
const user = { id: 'U0ANNA', username: 'anna', name: 'anna', team_id: team.id }
const common = { api_app_id: 'A0', token: 'deprecated', team, user, trigger_id: '1.2.3' }
const message = {
  type: 'message',
  ts: '1.0',
  text: 'Hi',
  blocks: [{ type: 'divider' }],
  files: [{ id: 'F1' }],
}

const form = (fields: Record<string, string>): SlackRequest => ({
  contentType: FORM_TYPE,
  body: new URLSearchParams(fields).toString(),
})
const interaction = (type: string, fields: object): SlackRequest =>
  form({ payload: JSON.stringify({ type, ...common, ...fields }) })
const event = (fields: { type: string }): SlackRequest => ({
  contentType: `${JSON_TYPE}; charset=utf-8`,
  body: JSON.stringify({
    type: 'event_callback',
    event_id: `Ev${fields.type}`,
    team_id: team.id,
    api_app_id: 'A0',
    event: fields,
  }),
})
const command = (name: string, text: string): SlackRequest =>
  form({
    command: name,
    text,
    user_id: user.id,
    user_name: user.name,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: 'C0GENERAL',
    api_app_id: 'A0',
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/commands/1',
  })

/** Every field that a form may have, filled in. */
const values = Object.fromEntries(
  Object.values(FIELD).map(({ block, action }) => [
    block,
    {
      [action]: {
        value: 'Façade 🎉',
        selected_option: { text: { type: 'plain_text', text: 'Accept' }, value: 'accept' },
        selected_options: [{ text: { type: 'plain_text', text: 'Monday' }, value: '1' }],
        selected_time: '09:00',
        selected_conversation: 'C0GENERAL',
        files: [{ id: 'F1' }],
      },
    },
  ]),
)
const view = (type: string, callback_id: string) => ({
  id: 'V1',
  type,
  callback_id,
  private_metadata: SHARE,
  blocks: [{ type: 'divider' }],
  state: { values },
})

/** One request of each kind that the app is sent, and one for each of its forms. */
export const SLACK_REQUESTS: SlackRequest[] = [
  command('/shares', 'connect 0aa7b1f0-5b1c-4a0e-9c9b-0f0c1c1e0aa7'),
  command('/dataroom', 'Façade 🎉'),
  form({ ssl_check: '1', token: 'deprecated' }),
  interaction('block_actions', {
    message,
    channel: { id: 'C0GENERAL' },
    actions: [{ type: 'button', action_id: ACTION.openShare, block_id: 'b', value: SHARE }],
  }),
  interaction('block_actions', {
    view: view('modal', 'share'),
    actions: [{ type: 'static_select', action_id: ACTION.sortFiles, selected_option: { value: SHARE } }],
  }),
  interaction('block_actions', {
    view: view('home', 'home'),
    actions: [{ type: 'button', action_id: ACTION.refreshHome, value: '{"p":1,"at":1}' }],
  }),
  interaction('message_action', { callback_id: 'save_to_share', channel: { id: 'C0GENERAL' }, message }),
  interaction('shortcut', { callback_id: 'save_to_share' }),
  interaction('view_closed', { view: view('modal', FORM.reply), is_cleared: true }),
  ...Object.values(FORM).map((callbackId) =>
    interaction('view_submission', { view: view('modal', callbackId) }),
  ),
  { contentType: JSON_TYPE, body: JSON.stringify({ type: 'url_verification', challenge: 'c', token: 't' }) },
  event(
    Object.assign({ type: 'app_home_opened' }, { user: user.id, tab: 'home', view: view('home', 'home') }),
  ),
  event(
    Object.assign(
      { type: 'message' },
      { channel_type: 'im', channel: 'D0ANNA', user: user.id, text: 'Hi 🎉' },
    ),
  ),
  event({ type: 'app_uninstalled' }),
  event(Object.assign({ type: 'tokens_revoked' }, { tokens: { oauth: ['U0BEN'], bot: [] } })),
  event(Object.assign({ type: 'team_access_revoked' }, { team_ids: ['T0OTHER'] })),
  event(Object.assign({ type: 'user_change' }, { user: { id: 'U0GONE', team_id: team.id, deleted: true } })),
]
