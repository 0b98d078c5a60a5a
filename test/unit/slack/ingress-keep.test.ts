import { describe, expect, test } from '@jest/globals'
import { acknowledge } from '../../../lib/slack/ingress/acknowledge.ts'
import { keep } from '../../../lib/slack/ingress/keep.ts'

const TOKEN = '0a9d1c7e-5f3b-4c8e-9d2a-6b1f0e4c7a55'
const LINK = `https://app.clinked.example/share/${TOKEN}`
const KEPT = 'https://app.clinked.example/share/…'

const words = (text: string) => ({ type: 'plain_text', text })
const option = (value: string) => ({ text: words('Secret plans'), description: words('of Anna'), value })

/** A form or App Home in which these are filled in. */
const view = (fields: Record<string, object>) => ({
  id: 'V1',
  blocks: [{ type: 'section', text: words('Secret plans') }],
  state: {
    values: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { [name]: field }])),
  },
})
const typed = (value: string) => ({ type: 'plain_text_input', value })

describe('a share link goes on the queue without its token where somebody', () => {
  test('typed it after a command', () => {
    expect(keep({ command: '/shares', text: `connect ${LINK}` })).toMatchObject({ text: `connect ${KEPT}` })
  })

  test('looks for it in App Home', () => {
    const pressed = { type: 'block_actions', view: view({ search: typed(LINK) }) }
    const kept = keep({ ...pressed, actions: [{ ...typed(LINK), action_id: 'search' }] })
    expect(kept).toMatchObject({ actions: [{ action_id: 'search', value: KEPT }] })
    expect(JSON.stringify(kept)).not.toContain(TOKEN)
  })

  test.each(['search', 'file_name', 'path', 'attachment_name', 'room_name'])(
    'looks for it in a form: %s',
    (name) => {
      const kept = keep({ type: 'view_submission', view: view({ [name]: typed(LINK) }) })
      expect(kept).toMatchObject({ view: { state: { values: { [name]: { [name]: { value: KEPT } } } } } })
    },
  )

  test('leaves it in a field when App Home is opened again', () => {
    const event = { type: 'app_home_opened', view: view({ search: typed(LINK) }) }
    expect(JSON.stringify(keep({ type: 'event_callback', event }))).not.toContain(TOKEN)
  })
})

test.each(['text', 'message', 'name', 'summary'])(
  'what is written to others goes there as it was typed: %s',
  (name) => {
    const kept = keep({ type: 'view_submission', view: view({ [name]: typed(LINK) }) })
    expect(kept).toMatchObject({ view: { state: { values: { [name]: { [name]: { value: LINK } } } } } })
  },
)

test('the value of a button stays as it is', () => {
  const actions = [{ type: 'button', action_id: 'stop_zip', value: `{"z":"${TOKEN}"}`, text: words('Stop') }]
  expect(keep({ type: 'block_actions', actions })).toEqual({
    type: 'block_actions',
    actions: [{ type: 'button', action_id: 'stop_zip', value: `{"z":"${TOKEN}"}` }],
  })
})

describe('what things are called does not go on the queue:', () => {
  const one = { type: 'static_select', selected_option: option('1') }
  const several = { type: 'checkboxes', selected_options: [option('2'), option('3')] }
  const nothing = { type: 'static_select', selected_option: null }
  const chosen = {
    one: { one: { type: 'static_select', selected_option: { value: '1' } } },
    several: { several: { type: 'checkboxes', selected_options: [{ value: '2' }, { value: '3' }] } },
    nothing: { nothing },
  }

  test('of what was chosen in a form, its value alone', () => {
    const kept = keep({ type: 'view_submission', view: view({ one, several, nothing }) })
    expect(kept.view).toEqual({ id: 'V1', state: { values: chosen } })
  })

  test('of what was chosen in a message too', () => {
    const { state } = view({ one, several, nothing })
    expect(keep({ type: 'block_actions', state }).state).toEqual({ values: chosen })
  })

  test('of a menu, what was chosen there, and neither what was first nor what is asked before', () => {
    const confirm = { text: words('Do you want to end Secret plans?') }
    const menu = { ...one, action_id: 'sort_files', initial_option: option('0'), placeholder: words('Sort') }
    expect(keep({ type: 'block_actions', actions: [{ ...menu, confirm }] }).actions).toEqual([
      { type: 'static_select', action_id: 'sort_files', selected_option: { value: '1' } },
    ])
  })

  test('of a file from one’s own device, its id', () => {
    const file = { id: 'F1', name: 'Secret plans', url_private: 'https://files.slack.com/F1', preview: 'We…' }
    const upload = { type: 'file_input', files: [file] }
    expect(keep({ type: 'view_submission', view: view({ upload }) }).view).toMatchObject({
      state: { values: { upload: { upload: { files: [{ id: 'F1' }] } } } },
    })
    expect(JSON.stringify(keep({ type: 'view_submission', view: view({ upload }) }))).not.toContain('Secret')
  })

  test('of a message with files, only which they are, as the form asks for it', () => {
    const file = {
      id: 'F1',
      name: 'offer.txt',
      title: 'Our offer',
      preview: 'We offer',
      plain_text: 'We offer 410,000',
      url_private: 'https://files.slack.com/files-pri/T1-F1/offer.txt',
    }
    const message = { ts: '1.0', user: 'U1', text: 'See there', metadata: { event_payload: {} } }
    const kept = keep({ type: 'message_action', message: { ...message, files: [file] } })
    expect(kept.message).toEqual({ files: [{ id: 'F1', name: 'offer.txt' }] })
    expect(keep({ type: 'message_action', message }).message).toEqual({})
  })
})

describe('of what is written to the app', () => {
  const event = { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text: 'Hi', ts: '1.0' }
  const written = (fields: object) => ({ type: 'event_callback', event: { ...event, ...fields } })

  test('it is kept by whom and where, and not what', () => {
    const blocks = [{ type: 'rich_text' }]
    expect(keep(written({ blocks, files: [{ id: 'F1' }] })).event).toEqual({
      type: 'message',
      channel_type: 'im',
      channel: 'D1',
      user: 'U1',
    })
  })

  test('a person’s message is answered', () => {
    expect(acknowledge(written({}))).toEqual({ body: '', queue: true })
  })

  test.each([
    ['what the app itself says', { bot_id: 'B1' }],
    ['a message that was changed', { subtype: 'message_changed' }],
    ['a file', { subtype: 'file_share' }],
    ['what is said in a channel', { channel_type: 'channel' }],
  ])('%s is not', (_, fields) => {
    expect(acknowledge(written(fields))).toEqual({ body: '', queue: false })
  })
})
