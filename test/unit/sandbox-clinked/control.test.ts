import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultRule } from '../../../infra/sandbox/clinked/faults.ts'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import type { Control } from '../sandbox/control.ts'
import { type Guest, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let anna: Guest
beforeAll(async () => {
  running = await runStandIn()
})
beforeEach(async () => {
  running.standIn.reset()
  anna = await running.guest(tokens.anna.facade)
})
afterAll(() => running.stop())

const replies = `/v3/shares/${tokens.anna.facade}/discussion/replies`
const write = (reply: string) => anna.fetch(replies, { method: 'POST', json: { reply } })
const written = (reply: string) => running.standIn.store.replies.filter((each) => each.reply === reply).length

const control: Control = (...asked) => running.control(...asked)

async function addFault(rule: FaultRule): Promise<void> {
  expect((await control('POST', 'faults', rule)).status).toBe(204)
}

describe('a fault', () => {
  test('answers with a status, and nothing is done', async () => {
    await addFault({ match: { section: '3.4' }, times: 1, status: 503 })

    expect((await write('Hello')).status).toBe(503)
    expect(written('Hello')).toBe(0)
    expect((await write('Hello')).status).toBe(201)
    expect(written('Hello')).toBe(1)
  })

  test('has the body and the headers that it is given', async () => {
    await addFault({
      match: { path: '/replies\\?page=' },
      status: 429,
      body: '<html>slow down</html>',
      headers: { 'Retry-After': '7', 'Content-Type': 'text/html' },
    })
    const response = await anna.fetch(`${replies}?page=1`)

    expect([
      response.status,
      response.headers.get('Retry-After'),
      response.headers.get('Content-Type'),
    ]).toEqual([429, '7', 'text/html'])
    expect(await response.text()).toBe('<html>slow down</html>')
    expect((await anna.fetch(replies)).status).toBe(200)
  })

  test('can be the bare Location of the reference', async () => {
    await addFault({
      match: { section: '11.5' },
      status: 302,
      body: '',
      headers: { Location: 'example.com' },
    })
    const response = await anna.fetch(`/v3/shares/${tokens.anna.changeOrder}/files/1/download`)
    expect([response.status, response.headers.get('Location')]).toEqual([302, 'example.com'])
  })

  test('drops the connection before the write took effect', async () => {
    await addFault({ match: { method: 'POST' }, times: 1, drop: 'before' })

    await expect(write('Hello')).rejects.toThrow('fetch failed')
    expect(written('Hello')).toBe(0)
  })

  test('drops the connection after the write took effect', async () => {
    await addFault({ match: { method: 'POST' }, times: 1, drop: 'after' })

    await expect(write('Hello')).rejects.toThrow('fetch failed')
    expect(written('Hello')).toBe(1)
    expect(running.standIn.requests.at(-1)).toMatchObject({ section: '3.4', status: null })
  })

  test('makes an answer late without changing it', async () => {
    running.standIn.faults.add({ match: { section: '2.1' }, delayMs: 1 })
    expect((await anna.fetch('/v3/shares')).status).toBe(200)
  })

  test('ends when the rules are cleared', async () => {
    await addFault({ match: {}, status: 500 })
    expect((await anna.fetch('/v3/shares')).status).toBe(500)
    await control('DELETE', 'faults')
    expect((await anna.fetch('/v3/shares')).status).toBe(200)
  })

  test('can be a status that has no body', async () => {
    await addFault({ match: {}, times: 1, status: 204 })
    const response = await anna.fetch('/v3/shares')
    expect([response.status, await response.text()]).toEqual([204, ''])
  })

  test.each([
    [{}, 'received undefined'],
    [{ match: {}, status: 42 }, 'expected number to be >=200'],
    [{ match: { path: '(' } }, 'not a regular expression'],
    [{ match: { method: 'post' } }, 'not a method of the servers'],
    [{ match: { section: '99.9' } }, 'no operation has this section'],
    [{ match: { verb: 'GET' } }, 'Unrecognized key: "verb"'],
    [{ match: {}, drop: 'maybe' }, 'expected one of "before"|"after"'],
  ])('%j is no rule, and the answer says why', async (rule, why) => {
    const response = await control('POST', 'faults', rule)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error_description: expect.stringContaining(why) })
  })

  test('that could hit nothing is refused where a test adds it, too', () => {
    const rule = { match: { section: '99.9' }, status: 500 }
    expect(() => running.standIn.faults.add(rule)).toThrow('no operation has this section')
  })
})

describe('the requests seen', () => {
  test('are listed with what was sent and answered', async () => {
    await write('Hello')
    const requests = (await (await control('GET', 'requests')).json()) as object[]

    expect(requests.at(-1)).toEqual({
      method: 'POST',
      path: replies,
      section: '3.4',
      body: { reply: 'Hello' },
      status: 201,
    })
  })

  test('do not hold the bytes of an upload', async () => {
    const body = new FormData()
    body.set('file', new Blob(['bytes']), 'a.txt')
    await anna.fetch('/v3/tempFiles', { method: 'POST', body })
    expect(running.standIn.requests.at(-1)).toMatchObject({
      path: '/v3/tempFiles',
      section: null,
      body: null,
    })
  })
})

test('a reset brings back the demo, without faults, requests and settings', async () => {
  await write('Hello')
  await addFault({ match: {}, status: 500 })
  await control('POST', 'settings', { errorBodies: 'empty', rateLimitStatus: 403, guestUploads: false })
  expect((await control('POST', 'reset')).status).toBe(204)

  expect(written('Hello')).toBe(0)
  expect(running.standIn.requests).toEqual([])
  expect(running.standIn.settings).toEqual({ errorBodies: 'json', rateLimitStatus: 429, guestUploads: true })
  expect((await (await running.guest(tokens.anna.facade)).fetch('/v3/shares')).status).toBe(200)
})

test('a decision about a request that does not exist is refused', async () => {
  expect((await control('POST', 'decide', { request: 1_000_000, status: 'ACCEPT' })).status).toBe(404)
  expect((await control('POST', 'decide', { request: 1, status: 'YES' })).status).toBe(400)
})

test('what is not JSON is refused', async () => {
  const response = await fetch(`${running.url}/_control/faults`, { method: 'POST', body: '{' })
  expect(response.status).toBe(400)
})
