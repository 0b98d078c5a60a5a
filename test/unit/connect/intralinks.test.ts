import { describe, expect, test } from '@jest/globals'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import type { ConnectServices } from '../../../lib/connect/connect-account.ts'
import { handle } from '../../../lib/connect/handle.ts'
import { connectionId } from '../../../lib/store/connections.ts'
import { createStack, formOf } from './stack.ts'

const stack = createStack()
const { anna, ben, carla } = logins
const intralinks = { provider: 'intralinks' } as const

/** The logins that Intralinks was sent. */
const sentLogins = () => stack.intralinks.requests.map(({ body }) => body)

describe('the page', () => {
  test('asks for what the person was offered to connect, and leads to the other', async () => {
    const { ticket } = await stack.ticketFor(intralinks)
    const { statusCode, body } = await stack.request('GET', ticket)
    expect(statusCode).toBe(200)
    expect(body).toContain('<h1>Connect Intralinks</h1>')
    expect(body).toContain('<a href="?provider=clinked">Connect Clinked</a>')
    expect(body).not.toContain('share_link')
  })

  test.each(['clinked', 'intralinks'])('shows the form for %s where that is chosen', async (provider) => {
    const { ticket } = await stack.ticketFor()
    const { body } = await stack.request('GET', ticket, { query: { provider } })
    expect(body).toContain(`name="provider" value="${provider}"`)
  })

  test('shows what was offered where something unknown is asked for', async () => {
    const { ticket } = await stack.ticketFor(intralinks)
    const { body } = await stack.request('GET', ticket, { query: { provider: 'other' } })
    expect(body).toContain('<h1>Connect Intralinks</h1>')
  })
})

describe('a login that Intralinks takes', () => {
  test('is connected, and the page says for how long', async () => {
    const { ticket } = await stack.ticketFor(intralinks)
    const { statusCode, body } = await stack.fillIn(ticket, anna)
    expect(statusCode).toBe(200)
    expect(body).toContain(`as <strong>${anna.email}</strong>, for 60 minutes.`)
    expect(body).toContain('Go back to Slack')
  })

  test('is the person’s connection, with the token and nothing else sealed for them', async () => {
    const { ticket, person } = await stack.ticketFor(intralinks)
    await stack.fillIn(ticket, { ...anna, email: ` ${anna.email.toUpperCase()} ` })
    const [connection, ...others] = await stack.connections.listOf(person, 'intralinks')
    expect(others).toEqual([])
    expect(connection).toMatchObject({
      id: connectionId('intralinks', anna.email),
      label: anna.email.toUpperCase(),
      shareIds: [],
    })
    expect(await stack.connections.listOf(person, 'clinked')).toEqual([])
    expect(connection && (await stack.connections.openSecrets(connection))).toEqual({
      accessToken: stack.intralinks.store.grants[0]?.accessToken,
      accessTokenExpiresAt: Number(connection?.connectedAt) + 3_599_000,
    })
  })

  test('connected again with another ticket stays one connection, with the newer token', async () => {
    const { ticket, person } = await stack.ticketFor(intralinks)
    await stack.fillIn(ticket, anna)
    const another = await stack.tickets.create({ person, personName: 'Anna Keller', ...intralinks })
    await stack.fillIn(another, { ...anna, email: anna.email.toUpperCase() })
    const [connection, ...others] = await stack.connections.listOf(person, 'intralinks')
    expect(others).toEqual([])
    expect(connection && (await stack.connections.openSecrets(connection))).toMatchObject({
      accessToken: stack.intralinks.store.grants[1]?.accessToken,
    })
  })

  test('sends the request that was waiting for it on its way, and uses the ticket up', async () => {
    const resume = { command: '/dataroom', text: '' }
    const { ticket, person } = await stack.ticketFor({ ...intralinks, resume })
    await stack.fillIn(ticket, anna)
    expect(await stack.jobs()).toMatchObject([
      { kind: 'connected', person, connectionId: connectionId('intralinks', anna.email), resume },
    ])
    expect((await stack.request('GET', ticket)).statusCode).toBe(410)
  })

  test('chosen in the place of Clinked leaves what waited for Clinked alone', async () => {
    const { ticket, person } = await stack.ticketFor({ resume: { command: '/shares' } })
    await stack.fillIn(ticket, anna, { query: { provider: 'intralinks' } })
    const [job, ...others] = await stack.jobs()
    expect(others).toEqual([])
    expect(job).toMatchObject({ kind: 'connected', person })
    expect(job).not.toHaveProperty('resume')
  })

  test('is never sent as one that ends other sessions, unless asked to', async () => {
    const { ticket } = await stack.ticketFor(intralinks)
    await stack.fillIn(ticket, anna)
    expect(sentLogins()).toHaveLength(1)
    expect(sentLogins()[0]).not.toHaveProperty('endOtherSessions')
  })
})

describe('a login that is not taken', () => {
  test.each([
    ['a wrong password', { ...anna, password: 'harbour light 8' }],
    ['a locked account', carla],
  ])('because of %s may be typed again, and the page shows no password', async (_, login) => {
    const { ticket, person } = await stack.ticketFor(intralinks)
    const refused = await stack.fillIn(ticket, login)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(
      'Intralinks did not accept this e-mail and password, or has locked the account after several wrong ones.',
    )
    expect(refused.body).toContain(`value="${login.email}"`)
    expect(refused.body).not.toContain(login.password)
    expect(await stack.connections.list(person)).toEqual([])
    expect(await stack.jobs()).toEqual([])

    const body = formOf(refused, anna)
    expect((await stack.request('POST', ticket, { body })).statusCode).toBe(200)
  })

  test.each([
    ['no address', { email: 'anna', password: 'x' }, 'This is no e-mail address.'],
    ['no password', { email: anna.email, password: '' }, 'Enter your password for Intralinks.'],
  ])('because there is %s is not sent: wrong tries lock accounts', async (_, login, told) => {
    const { ticket } = await stack.ticketFor(intralinks)
    const page = await stack.fillIn(ticket, login)
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain(told)
    expect(sentLogins()).toEqual([])
  })

  test('because the person is logged in elsewhere says so, and ends nothing by itself', async () => {
    const { ticket, person } = await stack.ticketFor(intralinks)
    const refused = await stack.fillIn(ticket, ben)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('You are logged in to Intralinks elsewhere')
    expect(refused.body).toContain('End the other session and connect')
    expect(refused.body).not.toContain(ben.password)
    const again = await stack.request('POST', ticket, { body: formOf(refused, { password: ben.password }) })
    expect(again.statusCode).toBe(409)
    expect(sentLogins().some((login) => JSON.stringify(login).includes('endOtherSessions'))).toBe(false)
    expect(await stack.connections.list(person)).toEqual([])
  })

  test('because of that is taken by the button that ends the other session', async () => {
    const { ticket, person } = await stack.ticketFor(intralinks)
    const refused = await stack.fillIn(ticket, ben)
    const form = formOf(refused, { password: ben.password })
    const ended = await stack.request('POST', ticket, { body: `${form}&end_other_sessions=yes` })
    expect(ended.statusCode).toBe(200)
    expect(sentLogins().at(-1)).toMatchObject({ endOtherSessions: 'true' })
    expect(await stack.connections.listOf(person, 'intralinks')).toHaveLength(1)
  })
})

const token = { path: '^/v2/oauth/token' }

test.each([
  [{ drop: 'before' as const }, 503, 'Intralinks does not answer at the moment.'],
  [{ drop: 'after' as const }, 503, 'Intralinks does not answer at the moment.'],
  [{ status: 503, body: '<html>' }, 503, 'Intralinks does not answer at the moment.'],
  [{ status: 429 }, 503, 'Intralinks takes no more requests at the moment.'],
  [{ status: 200, body: '<html>Hello</html>' }, 502, 'an answer this app does not understand'],
  [{ status: 200, body: {} }, 502, 'an answer this app does not understand'],
  [{ status: 400, body: { ErrorCode: 'invalid_request' } }, 502, 'Intralinks refused this app itself.'],
  [{ status: 403, body: { error: { code: 403, subcode: '099' } } }, 422, 'does not let this account in'],
])(
  'trouble at Intralinks (%j) is told, keeps nothing, and leaves another try',
  async (fault, status, told) => {
    stack.intralinks.faults.add({ match: token, ...fault })
    const { ticket, person } = await stack.ticketFor(intralinks)
    const page = await stack.fillIn(ticket, anna)
    expect(page.statusCode).toBe(status)
    expect(page.body).toContain(told)
    expect(page.body).not.toContain(anna.password)
    expect(await stack.connections.list(person)).toEqual([])
    expect(await stack.jobs()).toEqual([])

    stack.intralinks.faults.clear()
    const body = formOf(page, { password: anna.password })
    expect((await stack.request('POST', ticket, { body })).statusCode).toBe(200)
  },
)

test('how long Intralinks asks to wait is passed on', async () => {
  stack.intralinks.faults.add({ match: token, status: 429, headers: { 'retry-after': '30' } })
  const { ticket } = await stack.ticketFor(intralinks)
  expect((await stack.fillIn(ticket, anna)).headers).toMatchObject({ 'retry-after': '30' })
})

describe('where the deployment has no keys for Intralinks', () => {
  const request = (method: string, ticket: string, more: Partial<APIGatewayProxyEventV2> = {}) => {
    const { tickets, connections } = stack
    const services = { tickets, connections, intralinks: undefined, clock: () => Date.now() }
    const http = { method, path: '', protocol: '', sourceIp: '', userAgent: '' }
    const event = {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      pathParameters: { ticket },
      requestContext: { requestId: 'request-1', http },
      ...more,
    } as unknown as APIGatewayProxyEventV2
    return handle(event, services as unknown as ConnectServices)
  }

  test('its page says so and whom to ask, and leads to Clinked', async () => {
    const { ticket } = await stack.ticketFor(intralinks)
    const { statusCode, body } = await request('GET', ticket)
    expect(statusCode).toBe(404)
    expect(body).toContain('Intralinks is not set up here')
    expect(body).toContain('Ask whoever set the app up in your workspace')
    expect(body).toContain('href="?provider=clinked"')
  })

  test('a login that is sent all the same is answered so', async () => {
    const { ticket } = await stack.ticketFor(intralinks)
    const form = formOf(await stack.request('GET', ticket), anna)
    expect((await request('POST', ticket, { body: form })).statusCode).toBe(404)
  })

  test('the page for Clinked does not lead there', async () => {
    const { ticket } = await stack.ticketFor()
    const { statusCode, body } = await request('GET', ticket)
    expect(statusCode).toBe(200)
    expect(body).not.toContain('Intralinks')
  })
})
