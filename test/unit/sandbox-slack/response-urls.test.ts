import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { actions, button, section, startWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const channel = 'C0PROJECTS'
const anna = () => workspace.slack.as('U0ANNA')
const ben = () => workspace.slack.as('U0BEN')

async function post(url: string, body: unknown): Promise<[number, string]> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return [response.status, await response.text()]
}

const lastUrl = () => String(workspace.received.at(-1)?.body.response_url)

async function urlOfCommand(where = channel): Promise<string> {
  await anna().command(where, '/shares')
  return lastUrl()
}

async function urlOfPress(): Promise<string> {
  await anna().press('go')
  return lastUrl()
}

const blocks = [actions(button('go'))]

describe('a response_url', () => {
  test('answers the person alone, even where the app is not', async () => {
    expect(await post(await urlOfCommand('C0GENERAL'), { text: 'For Anna' })).toEqual([200, 'ok'])

    expect(anna().messages('C0GENERAL')).toMatchObject([{ text: 'For Anna' }])
    expect(ben().messages('C0GENERAL')).toEqual([])
  })

  test('answers all with response_type in_channel, in a thread with thread_ts', async () => {
    const url = await urlOfCommand()
    await post(url, { text: 'For all', response_type: 'in_channel' })
    const ts = ben().messages(channel)[0]?.ts
    await post(url, { text: 'Reply', response_type: 'in_channel', thread_ts: ts })

    expect(ben().messages(channel)).toMatchObject([{ text: 'For all', reply_count: 1 }, { thread_ts: ts }])
  })

  test('works five times', async () => {
    const url = await urlOfCommand()
    for (const text of ['1', '2', '3', '4', '5']) expect(await post(url, { text })).toEqual([200, 'ok'])

    expect(await post(url, { text: '6' })).toEqual([404, 'used_url'])
    expect(anna().messages(channel)).toHaveLength(5)
  })

  test('works for thirty minutes', async () => {
    const url = await urlOfCommand()
    workspace.advance(30 * 60_000)
    expect(await post(url, { text: 'In time' })).toEqual([200, 'ok'])

    workspace.advance(1)
    expect(await post(url, { text: 'Too late' })).toEqual([404, 'expired_url'])
  })

  test('refuses what Slack refuses, and is not used up by it', async () => {
    const url = await urlOfCommand()

    expect(await post(url, {})).toEqual([400, 'no_text'])
    expect(await post(url, { blocks: [{ type: 'banner' }] })).toEqual([400, 'invalid_blocks'])
    expect(await post(url, [])).toEqual([400, 'invalid_payload'])
    expect(await post(`${url}x`, { text: 'Hi' })).toEqual([404, 'no_service'])
    for (const text of ['1', '2', '3', '4', '5']) expect(await post(url, { text })).toEqual([200, 'ok'])
  })

  test('is in the log of calls, and meets faults', async () => {
    const url = await urlOfCommand()
    workspace.slack.store.faults.add({ method: 'response_url', status: 500 })
    await post(url, { text: 'Lost' })
    await post(url, { text: 'Here' })

    expect(workspace.slack.calls).toMatchObject([
      { method: 'response_url', response: { ok: false, error: 'http_500' } },
      { method: 'response_url', args: { text: 'Here' }, response: { ok: true } },
    ])
  })
})

describe('the message the person acted on', () => {
  test('is replaced with replace_original, be it for all or for one', async () => {
    await workspace.web.chat.postMessage({ channel, text: 'Open', blocks })
    await post(await urlOfPress(), { replace_original: true, text: 'Decided', blocks: [section('Decided')] })
    expect(ben().messages(channel)).toMatchObject([{ text: 'Decided', blocks: [section('Decided')] }])

    await workspace.web.chat.postEphemeral({ channel, user: 'U0ANNA', text: 'Open', blocks })
    await post(await urlOfPress(), { replace_original: 'true', text: 'Closed' })
    expect(anna().messages(channel)).toMatchObject([{ text: 'Decided' }, { text: 'Closed' }])
  })

  test('goes with delete_original', async () => {
    await workspace.web.chat.postEphemeral({ channel, user: 'U0ANNA', text: 'Open', blocks })
    await post(await urlOfPress(), { delete_original: true })

    expect(anna().messages(channel)).toEqual([])
  })

  test('stays where neither is asked for', async () => {
    await workspace.web.chat.postMessage({ channel, text: 'Open', blocks })
    await post(await urlOfPress(), { text: 'Noted' })

    expect(anna().messages(channel)).toMatchObject([{ text: 'Open' }, { text: 'Noted' }])
    expect(ben().messages(channel)).toMatchObject([{ text: 'Open' }])
  })

  test('of a command there is none: replace_original posts anew', async () => {
    const url = await urlOfCommand()
    await post(url, { text: 'First' })
    await post(url, { text: 'Second', replace_original: true })

    expect(anna().messages(channel)).toMatchObject([{ text: 'First' }, { text: 'Second' }])
  })
})
