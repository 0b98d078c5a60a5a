import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../infra/sandbox/slack/types.ts'
import {
  actions,
  button,
  input,
  modal,
  plain,
  section,
  startWorkspace,
  type TestWorkspace,
} from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const anna = () => workspace.slack.as('U0ANNA')
const lastBody = (): JsonObject => workspace.received.at(-1)?.body ?? {}

async function openModal(view: object): Promise<void> {
  await anna().command('C0PROJECTS', '/shares')
  await workspace.web.apiCall('views.open', { trigger_id: lastBody().trigger_id, view })
}

const submitReply = (value: string) => anna().submit({ reply: { field: { value } } })
const appAnswers = (answer: JsonObject) => workspace.appAnswers(() => Response.json(answer))
const trouble = 'We had some trouble connecting. Try again?'

describe('submitting a modal', () => {
  test('sends the values of all inputs in the shapes of their types', async () => {
    const choices = [{ text: plain('A'), value: 'a' }]
    await openModal({
      ...modal(
        input('text'),
        input('day', { type: 'datepicker', initial_date: '2026-11-30' }),
        input('hour', { type: 'timepicker' }, { optional: true }),
        input('one', { type: 'radio_buttons', options: choices }),
        input('some', { type: 'checkboxes', options: choices }, { optional: true }),
        input('who', { type: 'multi_users_select' }),
        input('count', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
        actions(button('more')),
      ),
      callback_id: 'reply',
      private_metadata: '{"share":1}',
    })
    const answer = await anna().submit({
      text: { field: { value: 'Hello' } },
      one: { field: { selected_option: choices[0] } },
      who: { field: { selected_users: ['U0BEN'] } },
      count: { field: { value: '2' } },
    })

    expect(answer).toEqual({ ok: true })
    expect(lastBody()).toMatchObject({
      type: 'view_submission',
      user: { id: 'U0ANNA', name: 'anna' },
      trigger_id: expect.any(String),
      response_urls: [],
      view: { callback_id: 'reply', private_metadata: '{"share":1}' },
    })
    expect((lastBody().view as JsonObject).state).toEqual({
      values: {
        text: { field: { type: 'plain_text_input', value: 'Hello' } },
        day: { field: { type: 'datepicker', selected_date: '2026-11-30' } },
        hour: { field: { type: 'timepicker', selected_time: null } },
        one: { field: { type: 'radio_buttons', selected_option: choices[0] } },
        some: { field: { type: 'checkboxes', selected_options: [] } },
        who: { field: { type: 'multi_users_select', selected_users: ['U0BEN'] } },
        count: { field: { type: 'number_input', value: '2' } },
      },
    })
  })

  test('a chosen conversation brings a response_url where it is enabled', async () => {
    await openModal(modal(input('where', { type: 'conversations_select', response_url_enabled: true })))
    await anna().submit({ where: { field: { selected_conversation: 'C0GENERAL' } } })

    const [reply] = lastBody().response_urls as JsonObject[]
    expect(reply).toMatchObject({ block_id: 'where', action_id: 'field', channel_id: 'C0GENERAL' })
    await fetch(String(reply?.response_url), {
      method: 'POST',
      body: '{"text":"Here","response_type":"in_channel"}',
    })
    expect(anna().messages('C0GENERAL')).toMatchObject([{ text: 'Here' }])
  })

  test.each([
    ['nothing', {}, '', 'Please complete this required field.'],
    ['too little', { min_length: 3 }, 'ab', 'Please enter at least 3 characters.'],
    ['too much', { max_length: 3 }, 'abcd', 'Please enter at most 3 characters.'],
    ['no email address', { type: 'email_text_input' }, 'anna', 'Please enter a valid email address.'],
    ['no address', { type: 'url_text_input' }, 'anna', 'Please enter a valid URL.'],
    ['no number', { type: 'number_input', is_decimal_allowed: false }, '1.5', 'Please enter a valid number.'],
    [
      'too small a number',
      { type: 'number_input', is_decimal_allowed: true, min_value: '2' },
      '1.5',
      'Please enter a number within the range.',
    ],
  ])('with %s in a field never reaches the app', async (_name, element, value, text) => {
    await openModal(modal(input('reply', element)))
    const before = workspace.received.length

    expect(await submitReply(value)).toEqual({ ok: false, errors: { reply: text } })
    expect(workspace.received).toHaveLength(before)
  })
})

describe('what the app answers to a submission', () => {
  beforeEach(() => openModal(modal(input('reply'), section('Text'))))

  test('nothing closes this modal and shows the one below', async () => {
    appAnswers({ response_action: 'push', view: modal(input('reply')) })
    await submitReply('one')
    const [below] = anna().views()
    workspace.appAnswers(() => new Response(null))
    await submitReply('two')

    expect(anna().views()).toEqual([below])
  })

  test('errors show at their fields, and the modal stays', async () => {
    appAnswers({ response_action: 'errors', errors: { reply: 'Too short' } })

    expect(await submitReply('a')).toEqual({ ok: false, errors: { reply: 'Too short' } })
    expect(anna().views()).toHaveLength(1)
  })

  test('update changes the modal in place', async () => {
    const [before] = structuredClone(anna().views())
    appAnswers({ response_action: 'update', view: modal(section('Sent')) })

    expect(await submitReply('a')).toEqual({ ok: true })
    expect(anna().views()).toMatchObject([{ id: before?.id, blocks: [section('Sent')] }])
    expect(anna().views()[0]?.hash).not.toBe(before?.hash)
  })

  test('push puts another on top, up to three', async () => {
    appAnswers({ response_action: 'push', view: modal(input('reply')) })
    await submitReply('a')
    await submitReply('b')

    expect(anna().views()).toHaveLength(3)
    expect(await submitReply('c')).toEqual({ ok: false, error: 'push_limit_reached' })
  })

  test('clear closes all', async () => {
    appAnswers({ response_action: 'push', view: modal(input('reply')) })
    await submitReply('a')
    appAnswers({ response_action: 'clear' })
    await submitReply('b')

    expect(anna().views()).toEqual([])
  })

  test.each([
    ['a view Slack refuses', { response_action: 'update', view: { type: 'modal' } }, 'invalid_arguments'],
    [
      'errors at a block that is no input',
      { response_action: 'errors', errors: { other: 'Wrong' } },
      'invalid_errors',
    ],
    ['no errors at all', { response_action: 'errors', errors: {} }, 'invalid_errors'],
    ['an action there is not', { response_action: 'close' }, 'invalid_response_action'],
  ])('%s leaves the modal as it is, with a word of trouble', async (_name, answer, error) => {
    appAnswers(answer)

    expect(await submitReply('a')).toEqual({ ok: false, error })
    expect(anna().views()).toMatchObject([{ blocks: [{ block_id: 'reply' }, {}] }])
    expect(anna().state().notices).toMatchObject([{ kind: 'error', text: trouble }])
  })

  test('too late an answer leaves the modal open', async () => {
    workspace.appAnswers(() => Promise.reject(new DOMException('too late', 'TimeoutError')))

    expect(await submitReply('a')).toEqual({ ok: false, error: 'operation_timeout' })
    expect(anna().views()).toHaveLength(1)
  })
})

describe('closing a modal', () => {
  const pushOn = async (view: object) => {
    appAnswers({ response_action: 'push', view })
    await anna().submit()
    workspace.appAnswers(() => new Response(null))
  }

  test('tells the app where it asked for it', async () => {
    await openModal({ ...modal(), notify_on_close: true })
    await anna().close()

    expect(lastBody()).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { title: plain('A modal') },
    })
    expect(anna().views()).toEqual([])
  })

  test('is not told where it did not ask', async () => {
    await openModal(modal())
    await anna().close()

    expect(lastBody()).toMatchObject({ command: '/shares' })
  })

  test('with clear_on_close closes the whole stack, and says so for each that asked', async () => {
    await openModal({ ...modal(), notify_on_close: true })
    await pushOn({ ...modal(), clear_on_close: true, notify_on_close: true })
    const before = workspace.received.length
    await anna().close()

    expect(anna().views()).toEqual([])
    expect(workspace.received.slice(before).map(({ body }) => [body.type, body.is_cleared])).toEqual([
      ['view_closed', true],
      ['view_closed', true],
    ])
  })

  test('of one on top shows the one below; all closes both', async () => {
    await openModal(modal(section('Below')))
    await pushOn(modal())
    await anna().close()
    expect(anna().views()).toMatchObject([{ blocks: [section('Below')] }])

    await pushOn(modal())
    await anna().close(undefined, true)
    expect(anna().views()).toEqual([])
  })
})
