import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import { demoIds, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let ids: ReturnType<typeof demoIds>
beforeAll(async () => {
  running = await runStandIn()
  ids = demoIds(running.standIn)
})
afterEach(() => running.standIn.reset())
afterAll(() => running.stop())

const { anna, ben, carla } = logins
const at = (workspace: string, rest: string) => `/v2/workspaces/${ids.workspace(workspace)}${rest}`

async function subcode(response: Response): Promise<unknown> {
  const { error, errors } = (await response.json()) as {
    error?: { subcode: string }
    errors?: [{ subCode: string }]
  }
  return error?.subcode ?? errors?.[0].subCode
}

describe('e-mail and password are exchanged for a token', () => {
  test.each([
    ['a wrong password', { ...anna, password: 'wrong' }],
    ['an unknown address', { ...anna, email: 'nobody@northwind.example' }],
    ['a locked account', carla],
  ])('but not for %s, and all of these look the same', async (_, login) => {
    const response = await running.logIn(login)
    expect(response.status).toBe(403)
    expect(await subcode(response)).toBe('017')
  })

  test.each([
    ['another key', { client_id: 'another' }],
    ['another secret', { client_secret: 'another' }],
  ])('but not for an app with %s', async (_, keys) => {
    const response = await running.logIn(anna, keys)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ ErrorCode: 'invalid_request' })
  })

  test('but not by another grant', async () => {
    const response = await fetch(`${running.url}/v2/oauth/token?grant_type=password`, { method: 'POST' })
    expect(response.status).toBe(400)
  })

  test('which lasts for an hour, less a second', async () => {
    const session = await running.session(anna)
    running.advance(3_599_000 - 1)
    expect((await session.fetch('/v2/workspaces')).status).toBe(200)
    running.advance(1)
    expect((await session.fetch('/v2/workspaces')).status).toBe(401)
  })

  test('which can be ended for everybody', async () => {
    const session = await running.session(anna)
    await running.control('POST', 'expire-tokens')
    expect((await session.fetch('/v2/workspaces')).status).toBe(401)
  })
})

describe('who is allowed one session at a time', () => {
  test('gets none while they are in a browser, unless they end that', async () => {
    const refused = await running.logIn(ben)
    expect(refused.status).toBe(403)
    expect(await subcode(refused)).toBe('018')

    expect((await running.logIn(ben, { endOtherSessions: 'true' })).status).toBe(200)
  })

  test('ends the session before, whose calls say so', async () => {
    await running.logIn(ben, { endOtherSessions: 'true' })
    expect((await running.logIn(ben)).status).toBe(403)
    const [first] = running.standIn.store.grants
    await running.logIn(ben, { endOtherSessions: 'True' })

    const response = await fetch(`${running.url}/v2/workspaces`, {
      headers: { Authorization: `Bearer ${first?.accessToken}` },
    })
    expect(response.status).toBe(403)
    expect(await subcode(response)).toBe('018')
  })

  test('loses it by logging in elsewhere', async () => {
    const session = await running.session(anna)
    await running.control('POST', 'log-in-elsewhere', { email: anna.email })
    expect(await subcode(await session.fetch('/v2/workspaces'))).toBe('018')
    expect((await running.logIn(anna)).status).toBe(403)
  })
})

describe('a workspace', () => {
  test('with a splash is closed until that is accepted, in each session anew', async () => {
    const session = await running.session(anna)
    const closed = await session.fetch(at('Project Aurora', '/folders/'))
    expect(closed.status).toBe(303)
    expect(closed.headers.get('Location')).toBeNull()
    expect(await closed.json()).toMatchObject({
      errors: [{ code: 303, subCode: '1', message: 'Workspace entrance requirements not met.' }],
    })

    const splash = at('Project Aurora', '/splash')
    const accepted = await session.fetch(splash, { method: 'POST', json: { acceptSplash: true } })
    expect(accepted.status).toBe(201)
    expect((await session.fetch(at('Project Aurora', '/folders/'))).status).toBe(200)

    const another = await running.session(anna)
    expect((await another.fetch(at('Project Aurora', '/folders/'))).status).toBe(303)
  })

  test.each([{ acceptSplash: false }, {}, 'yes'])('stays closed to whoever sends %j', async (json) => {
    const session = await running.session(anna)
    const answer = await session.fetch(at('Project Aurora', '/splash'), { method: 'POST', json })
    expect(answer.status).toBe(400)
    expect(running.standIn.store.acceptances).toEqual([])
  })

  test('may want more than a yes', async () => {
    const session = await running.session(anna)
    const splash = at('Project Borealis', '/splash')
    const answer = await session.fetch(splash, { method: 'POST', json: { acceptSplash: true } })
    expect(await answer.json()).toMatchObject({ state: 'ONE_TIME_PASSWORD' })
    expect(running.standIn.store.acceptances).toHaveLength(1)
    expect((await session.fetch(at('Project Borealis', '/folders/'))).status).toBe(303)
  })

  test.each(['/splash', '/folders/', '/folders/1/contents', '/documents/1/file'])(
    'that is somebody else’s looks like one that is not there: %s',
    async (rest) => {
      const session = await running.session(anna)
      for (const path of [at('Project Castor', rest), `/v2/workspaces/1${rest}`]) {
        const answer = await session.fetch(path)
        expect(answer.status).toBe(400)
        expect(await subcode(answer)).toBe('3-1')
      }
    },
  )

  test('has nothing of another workspace', async () => {
    const session = await running.session(anna)
    const folder = `/folders/${ids.folder('Legal')}/contents`
    const document = `/documents/${ids.document('Key figures')}/file`
    for (const path of [folder, document]) {
      expect((await session.fetch(at('Harbour Quarter financing', path))).status).toBe(400)
    }
  })
})
