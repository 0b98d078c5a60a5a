import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Logger } from '@aws-lambda-powertools/logger'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { NotInstalledError } from '../../../lib/errors.ts'
import { createAuthorize } from '../../../lib/install/authorize.ts'
import type { Installation, RefreshClaim, Tokens } from '../../../lib/store/installations.ts'

const HOUR = 3_600_000
const now = Date.UTC(2026, 10, 23, 9)

/** Slack's answers to oauth.v2.access, and what it was asked. */
let slack: Server
let answer: object
let asked: URLSearchParams[]
beforeEach(async () => {
  asked = []
  answer = { ok: true, access_token: 'xoxb-new', refresh_token: 'refresh-new', expires_in: 43_200 }
  slack = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(new URLSearchParams(body))
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
    })
  })
  await once(slack.listen(0, '127.0.0.1'), 'listening')
})
afterEach(async () => {
  slack.close()
  slack.closeAllConnections()
  await once(slack, 'close')
})

describe('the token to act with', () => {
  test('is the workspace’s own, before that of its organisation', async () => {
    const { authorize } = given({ T1: { botToken: 'xoxb-team' }, E1: { botToken: 'xoxb-organisation' } })

    expect(await authorize({ teamId: 'T1', enterpriseId: 'E1' })).toEqual({ botToken: 'xoxb-team' })
  })

  test('is the organisation’s where the app was added to all of it, whether Slack names the workspace or not', async () => {
    const { authorize } = given({ E1: { botToken: 'xoxb-organisation' } })

    expect(await authorize({ teamId: 'T1', enterpriseId: 'E1' })).toEqual({ botToken: 'xoxb-organisation' })
    expect(await authorize({ enterpriseId: 'E1' })).toEqual({ botToken: 'xoxb-organisation' })
  })

  test('is nobody else’s where the app was not added', async () => {
    const { authorize } = given({ T1: { botToken: 'xoxb-team' } })

    await expect(authorize({ teamId: 'T2' })).rejects.toThrow(NotInstalledError)
    await expect(authorize({})).rejects.toThrow(NotInstalledError)
  })

  test('is left alone while it is good for long', async () => {
    const { authorize } = given({ T1: rotating(3 * HOUR) })

    expect(await authorize({ teamId: 'T1' })).toEqual({ botToken: 'xoxb-old' })
    expect(asked).toEqual([])
  })

  test('is got anew within two hours of its end, and kept', async () => {
    const { authorize, renewed } = given({ T1: rotating(2 * HOUR) })

    expect(await authorize({ teamId: 'T1' })).toEqual({ botToken: 'xoxb-new' })
    expect(asked.map((form) => Object.fromEntries(form))).toEqual([
      {
        client_id: 'client',
        client_secret: 'secret',
        grant_type: 'refresh_token',
        refresh_token: 'refresh-old',
      },
    ])
    expect(renewed).toEqual([
      {
        claim: { id: 'T1', until: now + 1 },
        botToken: 'xoxb-new',
        rotation: { refreshToken: 'refresh-new', expiresAt: now + 12 * HOUR },
      },
    ])
  })

  test('serves on while another job gets a new one', async () => {
    const { authorize } = given({ T1: rotating(HOUR) }, { isClaimed: true })

    expect(await authorize({ teamId: 'T1' })).toEqual({ botToken: 'xoxb-old' })
    expect(asked).toEqual([])
  })

  test('that has lapsed is waited for while another job gets a new one', async () => {
    const { authorize } = given({ T1: rotating(0) }, { isClaimed: true })

    await expect(authorize({ teamId: 'T1' })).rejects.toMatchObject({ name: 'TokenBeingRenewedError' })
    expect(asked).toEqual([])
  })

  test.each([
    ['refuses', { ok: false, error: 'internal_error' }],
    ['answers with something else', { ok: true }],
  ])('serves on until its end where Slack %s', async (_, wrong) => {
    answer = wrong
    const { authorize, renewed } = given({ T1: rotating(HOUR), T2: rotating(0) })

    expect(await authorize({ teamId: 'T1' })).toEqual({ botToken: 'xoxb-old' })
    await expect(authorize({ teamId: 'T2' })).rejects.toThrow()
    expect(renewed).toEqual([])
  })

  test('that has lapsed and is not renewed by Slack any more means that the app has to be added again', async () => {
    answer = { ok: false, error: 'invalid_refresh_token' }
    const { authorize } = given({ T1: rotating(0) })

    await expect(authorize({ teamId: 'T1' })).rejects.toThrow(NotInstalledError)
  })
})

/** @param left ms until it lapses */
function rotating(left: number): Tokens {
  return { botToken: 'xoxb-old', rotation: { refreshToken: 'refresh-old', expiresAt: now + left } }
}

/** @param isClaimed whether another job is getting new tokens */
function given(tokens: Record<string, Tokens>, { isClaimed } = { isClaimed: false }) {
  const renewed: (Tokens & { claim: RefreshClaim })[] = []
  const authorize = createAuthorize({
    installations: {
      get: async (id) => (tokens[id] ? { id, givenAt: now, ...tokens[id] } : undefined),
      claimRefresh: async ({ id }: Installation) => (isClaimed ? undefined : { id, until: now + 1 }),
      renew: async (claim, given) => renewed.push({ claim, ...given }) > 0,
    },
    clock: () => now,
    log: new Logger({ logLevel: 'SILENT' }),
    clientId: 'client',
    clientSecret: 'secret',
    slackApiUrl: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`,
  })
  return { authorize, renewed }
}
