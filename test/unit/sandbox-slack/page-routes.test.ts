import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { State } from '../../../infra/sandbox/slack/page-state.ts'
import { actions, button, input, modal, startWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const channel = 'C0PROJECTS'
const user = 'U0ANNA'

async function post(path: string, body: object): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(`${workspace.url}/page/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return response.json()
}

async function state(of = user): Promise<State> {
  return (await fetch(`${workspace.url}/page/state?user=${of}`)).json() as Promise<State>
}

const messagesOf = (shown: State, id: string) => shown.channels.find((one) => one.id === id)?.messages

describe('the state of the page', () => {
  test('is all one person sees', async () => {
    const link = { label: 'Offer', link: 'https://clinked.example/s/1', note: 'a file' }
    workspace.slack.store.links = [
      { ...link, forPerson: 'anna.keller@northwind.example' },
      { ...link, forPerson: 'ben.okafor@northwind.example', label: 'Lunch' },
    ]
    await workspace.web.chat.postEphemeral({ channel, user, text: 'Psst' })

    expect(await state()).toMatchObject({
      team: { id: 'T0LOCAL', name: 'Northwind' },
      me: { id: user, real_name: 'Anna Keller', tz: 'Europe/Berlin' },
      people: [{ id: 'U0ANNA' }, { id: 'U0BEN' }],
      app: {
        id: 'A0SHARES',
        name: 'Shares',
        bot_user_id: 'U0SHARES',
        commands: [{ command: '/shares', description: 'Your shares', usage_hint: '[help]' }],
        shortcuts: [{ callback_id: 'share_message', type: 'message' }],
      },
      channels: [
        { id: 'C0GENERAL', name: 'general', kind: 'channel', unread: 0 },
        { id: 'C0PROJECTS', unread: 1, messages: [{ text: 'Psst', username: 'Shares', ephemeral: true }] },
        { id: 'D0ANNA', name: 'Shares', kind: 'dm' },
      ],
      home: null,
      views: [],
      notices: [],
      links: [link],
    })
    const ben = await state('U0BEN')
    expect(messagesOf(ben, channel)).toEqual([])
    expect(ben.links).toEqual([{ ...link, label: 'Lunch' }])
  })

  test('counts what is unread until the person looks', async () => {
    await workspace.web.chat.postMessage({ channel, text: 'One' })
    await post('read', { user, channel })

    expect((await state()).channels[1]?.unread).toBe(0)
    expect((await state('U0BEN')).channels[1]?.unread).toBe(1)
  })

  test('is streamed whenever something changes', async () => {
    const abort = new AbortController()
    const response = await fetch(`${workspace.url}/page/changes?user=${user}`, { signal: abort.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const events = readEvents(response)

    expect(messagesOf(await events(), channel)).toEqual([])
    await workspace.web.chat.postMessage({ channel, text: 'News' })
    expect(messagesOf(await events(), channel)).toMatchObject([{ text: 'News' }])
    abort.abort()
  })
})

/** Gives the next event of a stream. */
function readEvents(response: Response): () => Promise<State> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async () => {
    while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? ''
    const [event = '', ...rest] = text.split('\n\n')
    text = rest.join('\n\n')
    expect(event).toMatch(/^event: state\ndata: /)
    return JSON.parse(event.slice(event.indexOf('data: ') + 6)) as State
  }
}

describe('what a person does on the page', () => {
  test('a line is a command or a message', async () => {
    expect(await post('command', { user, channel, text: '/shares help' })).toEqual({ ok: true })
    expect(await post('command', { user, channel, text: 'Hello' })).toMatchObject({ ok: true })

    expect(workspace.received[0]?.body).toMatchObject({ command: '/shares', text: 'help' })
    expect(messagesOf(await state('U0BEN'), channel)).toMatchObject([
      { text: 'Hello', username: 'Anna Keller' },
    ])
  })

  test('a press, a form, and closing go the whole way', async () => {
    const { ts } = await workspace.web.chat.postMessage({
      channel,
      text: 'Go',
      blocks: [actions(button('go', '1'))],
    })
    const container = { type: 'message', channel, ts }
    const action = { type: 'button', action_id: 'go', value: '1' }
    expect(await post('action', { user, container, block_id: 'buttons', action })).toEqual({ ok: true })

    const trigger_id = String(workspace.received[0]?.body.trigger_id)
    await workspace.web.views.open({ trigger_id, view: modal(input('reply')) })
    const [view] = (await state()).views
    const submit = (value: string) =>
      post('submit', { user, view_id: view?.id, state: { values: { reply: { field: { value } } } } })
    expect(await submit('')).toEqual({ ok: false, errors: { reply: 'Please complete this required field.' } })
    expect(await post('close', { user, view_id: view?.id })).toEqual({ ok: true })
    expect((await state()).views).toEqual([])
  })

  test('the Home and shortcuts reach the app', async () => {
    await post('home', { user })
    const ts = await workspace.slack.as(user).message('C0PROJECTS', 'Interesting')
    await post('shortcut', { user, callback_id: 'share_message', channel: 'C0PROJECTS', ts })

    expect(workspace.received.map(({ body }) => body.type)).toEqual(['event_callback', 'message_action'])
  })

  test('a file is shared and can be opened', async () => {
    const form = new FormData()
    form.append('user', user)
    form.append('channel', channel)
    form.append('file', new File(['hello'], 'greeting.txt'))
    const response = await fetch(`${workspace.url}/page/upload`, { method: 'POST', body: form })
    const { id } = (await response.json()) as { id: string }

    expect(messagesOf(await state('U0BEN'), channel)).toMatchObject([
      { files: [{ id, name: 'greeting.txt' }] },
    ])
    const opened = await fetch(`${workspace.url}/page/files/${id}`)
    expect(opened.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''greeting.txt")
    expect(await opened.text()).toBe('hello')
  })

  test.each([
    [
      'a command where one is not',
      'command',
      { user, channel: 'D0BEN', text: '/shares' },
      'U0ANNA is not in D0BEN',
    ],
    ['closing what is not open', 'close', { user, view_id: 'V0NONE' }, 'U0ANNA has no view V0NONE'],
    ['a person who is not there', 'home', { user: 'U0NOBODY' }, 'nobody is called U0NOBODY'],
  ])('%s is no use', async (_name, path, body, error) => {
    expect(await post(path, body)).toEqual({ ok: false, error })
  })

  test('a body that is not as agreed is refused', async () => {
    expect(await post('command', { user })).toMatchObject({
      ok: false,
      error: expect.stringContaining('channel'),
    })
  })
})
