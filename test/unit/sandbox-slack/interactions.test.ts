import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { verifySlackRequest } from '@slack/bolt'
import {
  actions,
  button,
  plain,
  section,
  signingSecret,
  startWorkspace,
  type TestWorkspace,
} from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const channel = 'C0PROJECTS'
const lastBody = () => workspace.received.at(-1)?.body
const anna = () => workspace.slack.as('U0ANNA')
const notices = () =>
  anna()
    .state()
    .notices.map(({ text }) => text)

describe('what the app is sent', () => {
  test('is signed, with the time of the clock', async () => {
    workspace.advance(5_000)
    await anna().command(channel, '/shares')

    const { headers, raw } = workspace.received[0] ?? { headers: new Headers(), raw: '' }
    expect(headers.get('x-slack-request-timestamp')).toBe(String(Date.UTC(2026, 10, 23, 9, 0, 5) / 1000))
    expect(() =>
      verifySlackRequest({
        signingSecret,
        body: raw,
        headers: {
          'x-slack-signature': headers.get('x-slack-signature') ?? '',
          'x-slack-request-timestamp': Number(headers.get('x-slack-request-timestamp')),
        },
        nowMilliseconds: Date.UTC(2026, 10, 23, 9, 0, 6),
      }),
    ).not.toThrow()
  })
})

describe('a slash command', () => {
  test('carries all of its fields as a form', async () => {
    expect(await anna().command(channel, '/shares  approvals & more ')).toEqual({ ok: true })

    expect(workspace.received[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
    expect(lastBody()).toEqual({
      token: expect.any(String),
      team_id: 'T0LOCAL',
      team_domain: 'northwind',
      channel_id: channel,
      channel_name: 'projects',
      user_id: 'U0ANNA',
      user_name: 'anna',
      command: '/shares',
      text: 'approvals & more',
      api_app_id: 'A0SHARES',
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(`${workspace.url}/commands/T0LOCAL/`),
      trigger_id: expect.any(String),
    })
  })

  test('in direct messages is said to be there', async () => {
    await anna().command('D0ANNA', '/shares')

    expect(lastBody()).toMatchObject({ channel_id: 'D0ANNA', channel_name: 'directmessage' })
  })

  test('the app does not have never reaches it', async () => {
    expect(await anna().command(channel, '/share')).toEqual({ ok: false, error: 'invalid_command' })
    expect(notices()).toEqual(['/share is not a valid command.'])
    expect(workspace.received).toEqual([])
  })

  test('answered with text or JSON shows that to the person', async () => {
    workspace.appAnswers(() => new Response('Just a moment'))
    await anna().command(channel, '/shares')
    workspace.appAnswers(() => Response.json({ response_type: 'in_channel', text: 'For all' }))
    await anna().command(channel, '/shares')

    expect(anna().messages(channel)).toMatchObject([{ text: 'Just a moment' }, { text: 'For all' }])
    expect(workspace.slack.as('U0BEN').messages(channel)).toMatchObject([{ text: 'For all' }])
  })

  test.each([
    ['blocks Slack refuses', () => Response.json({ blocks: [{ type: 'banner' }] })],
    ['broken JSON', () => new Response('{', { headers: { 'Content-Type': 'application/json' } })],
  ])('answered with %s is told to the person', async (_name, answer) => {
    workspace.appAnswers(answer)

    expect(await anna().command(channel, '/shares')).toEqual({ ok: false, error: 'invalid_command_response' })
    expect(notices()).toEqual(['/shares failed with the error "invalid_command_response"'])
  })

  test.each([
    ['an error', () => new Response('', { status: 500 }), 'dispatch_failed'],
    ['a redirect', () => new Response('', { status: 302 }), 'dispatch_failed'],
    ['no connection', () => Promise.reject(new TypeError('fetch failed')), 'dispatch_failed'],
    ['silence', () => Promise.reject(new DOMException('too late', 'TimeoutError')), 'operation_timeout'],
  ])('answered with %s fails', async (_name, answer, error) => {
    workspace.appAnswers(answer)

    expect(await anna().command(channel, '/shares')).toEqual({ ok: false, error })
    expect(notices()).toEqual([`/shares failed with the error "${error}"`])
  })
})

describe('a press', () => {
  const blocks = [section('Decide'), actions(button('accept', '1'), button('accept-all'))]

  test('in a message carries the message and a response_url', async () => {
    const { ts } = await workspace.web.chat.postMessage({ channel, text: 'Decide', blocks })
    await anna().press('accept')

    expect(lastBody()).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0ANNA', username: 'anna', name: 'anna', team_id: 'T0LOCAL' },
      team: { id: 'T0LOCAL', domain: 'northwind' },
      enterprise: null,
      is_enterprise_install: false,
      api_app_id: 'A0SHARES',
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'projects' },
      message: { ts, text: 'Decide', user: 'U0SHARES' },
      state: { values: {} },
      response_url: expect.stringContaining('/actions/T0LOCAL/'),
      trigger_id: expect.any(String),
      actions: [
        {
          type: 'button',
          block_id: 'buttons',
          action_id: 'accept',
          value: '1',
          text: plain('Press'),
          action_ts: expect.any(String),
        },
      ],
    })
  })

  test('in an ephemeral comes without the message', async () => {
    const { message_ts } = await workspace.web.chat.postEphemeral({
      channel,
      user: 'U0ANNA',
      text: 'Decide',
      blocks,
    })
    await anna().press('accept')

    expect(lastBody()).toMatchObject({
      container: { message_ts, is_ephemeral: true },
      response_url: expect.any(String),
    })
    expect(lastBody()).not.toHaveProperty('message')
  })

  test('of a button picks the one with the value', async () => {
    const cards = [actions(button('accept', '1')), { ...actions(button('accept', '2')), block_id: 'others' }]
    await workspace.web.chat.postMessage({ channel, text: 'Decide', blocks: cards })
    await anna().press('accept', { value: '2' })

    expect(lastBody()).toMatchObject({ actions: [{ block_id: 'others', value: '2' }] })
  })

  test('in a thread says which', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Parent' })
    await workspace.web.chat.postMessage({ channel, text: 'Decide', blocks, thread_ts: ts })
    await anna().press('accept')

    expect(lastBody()).toMatchObject({ container: { thread_ts: ts } })
  })

  test('carries what the inputs around it hold', async () => {
    const select = {
      type: 'static_select',
      action_id: 'version',
      options: [{ text: plain('v1'), value: 'v1' }],
    }
    const date = { type: 'datepicker', action_id: 'date', initial_date: '2026-11-30' }
    const message = {
      channel,
      text: 'Choose',
      blocks: [{ type: 'actions', block_id: 'choices', elements: [select, date] }],
    }
    await workspace.web.apiCall('chat.postMessage', message)
    await anna().press('version', { selected_option: select.options[0] })

    expect(lastBody()).toMatchObject({
      actions: [{ type: 'static_select', selected_option: { value: 'v1' } }],
      state: {
        values: {
          choices: {
            version: { type: 'static_select', selected_option: { value: 'v1' } },
            date: { type: 'datepicker', selected_date: '2026-11-30' },
          },
        },
      },
    })
  })

  test('on the Home carries the view and no response_url', async () => {
    await workspace.web.views.publish({ user_id: 'U0ANNA', view: { type: 'home', blocks } })
    await anna().press('accept')

    expect(lastBody()).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } })
    expect(lastBody()).not.toHaveProperty('response_url')
  })

  test('the app does not acknowledge is told to the person', async () => {
    await workspace.web.chat.postMessage({ channel, text: 'Decide', blocks })
    workspace.appAnswers(() => new Response('', { status: 500 }))

    expect(await anna().press('accept')).toEqual({ ok: false, error: 'dispatch_failed' })
    expect(notices()).toEqual(['We had some trouble connecting. Try again?'])
  })

  test('of what a person does not see is no press', async () => {
    await workspace.web.chat.postEphemeral({ channel, user: 'U0BEN', text: 'Decide', blocks })

    await expect(anna().press('accept')).rejects.toThrow('U0ANNA sees no element accept, only: none')
  })
})

describe('a shortcut', () => {
  test('on a message carries it', async () => {
    const ts = await workspace.slack.as('U0BEN').message(channel, 'Interesting')
    await anna().shortcut('share_message', { channel, ts })

    expect(lastBody()).toMatchObject({
      type: 'message_action',
      callback_id: 'share_message',
      message_ts: ts,
      message: { text: 'Interesting', user: 'U0BEN' },
      channel: { id: channel, name: 'projects' },
      response_url: expect.any(String),
      trigger_id: expect.any(String),
    })
  })
})
