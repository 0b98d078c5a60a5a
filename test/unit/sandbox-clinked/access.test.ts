import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { insurancePassword, tokens } from '../../../infra/sandbox/clinked/index.ts'
import { type Running, runStandIn } from './running-stand-in.ts'

let running: Running
beforeAll(async () => {
  running = await runStandIn()
})
afterEach(() => running.standIn.reset())
afterAll(() => running.stop())

const { anna, ben } = tokens

function askForToken(parameters: Record<string, string>): Promise<Response> {
  return fetch(
    `${running.url}/oauth/token?${new URLSearchParams({ client_id: 'clinked-guests', grant_type: 'share', ...parameters })}`,
  )
}

describe('a share token is exchanged for an access token', () => {
  test('with the fields that members get', async () => {
    const response = await askForToken({ token: anna.facade })

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      refresh_token: expect.any(String),
      expires_in: 3_600,
      scope: 'read write',
    })
  })

  test.each([
    ['an unknown share', { token: '00000000-0000-4000-8000-000000000000' }, 400, 'invalid_grant'],
    ['a lapsed share', { token: anna.lapsed }, 400, 'invalid_grant'],
    ['a protected share without its password', { token: anna.insurance }, 400, 'invalid_grant'],
    ['a wrong password', { token: anna.insurance, password: 'harbour' }, 400, 'invalid_grant'],
    ['another client', { token: anna.facade, client_id: 'clinked-mobile' }, 401, 'invalid_client'],
    ['another grant', { token: anna.facade, grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('but not for %s', async (_, parameters, status, error) => {
    const response = await askForToken(parameters)

    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error })
  })

  test('with its password, where it has one, which then opens it', async () => {
    const withPassword = await running.guest(anna.insurance, insurancePassword)

    expect((await withPassword.fetch(`/v3/shares/${anna.insurance}`)).status).toBe(200)
  })
})

describe('an access token', () => {
  test('is for all shares of the guest, of which the lapsed one is not listed', async () => {
    const guest = await running.guest(anna.facade)
    const shares = await guest.json<{ tokenKey: string }[]>('/v3/shares')

    const { lapsed, ...live } = anna
    expect(shares.map((share) => share.tokenKey).sort()).toEqual(Object.values(live).sort())
    expect(shares.map((share) => share.tokenKey)).not.toContain(lapsed)
    expect((await guest.fetch(`/v3/shares/${anna.fireSafety}/tasks`)).status).toBe(200)
  })

  test('does not open a protected share that it was not granted for', async () => {
    const guest = await running.guest(anna.facade)
    expect((await guest.fetch(`/v3/shares/${anna.insurance}`)).status).toBe(403)
  })

  test("does not open someone else's share, nor one that nobody has", async () => {
    const guest = await running.guest(anna.facade)
    expect((await guest.fetch(`/v3/shares/${ben.lunch}`)).status).toBe(403)
    expect((await guest.fetch('/v3/shares/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  test('runs out after an hour', async () => {
    const guest = await running.guest(anna.facade)
    running.advance(3_600_000 - 1)
    expect((await guest.fetch('/v3/shares')).status).toBe(200)
    running.advance(1)
    expect((await guest.fetch('/v3/shares')).status).toBe(401)
  })

  test('can be ended, and the share token is good for another', async () => {
    const guest = await running.guest(anna.facade)
    await running.control('POST', 'expire-tokens')
    expect((await guest.fetch('/v3/shares')).status).toBe(401)

    const again = await running.guest(anna.facade)
    expect((await again.fetch('/v3/shares')).status).toBe(200)
  })

  test('does not outlive the share', async () => {
    const guest = await running.guest(anna.fireSafety)
    running.advance(3 * 86_400_000)
    const renewed = await running.guest(anna.facade)
    expect((await guest.fetch(`/v3/shares/${anna.fireSafety}/tasks`)).status).toBe(401)
    expect((await renewed.fetch(`/v3/shares/${anna.fireSafety}/tasks`)).status).toBe(403)
  })
})

describe('an error', () => {
  test.each([
    ['json', 'application/json;charset=UTF-8'],
    ['html', 'text/html;charset=UTF-8'],
    ['empty', null],
  ])('has a body of %s when told so', async (errorBodies, contentType) => {
    await running.control('POST', 'settings', { errorBodies })
    const response = await fetch(`${running.url}/v3/shares`)

    expect(response.status).toBe(401)
    expect(response.headers.get('Content-Type')).toBe(contentType)
    expect((await response.text()) === '').toBe(errorBodies === 'empty')
  })
})
