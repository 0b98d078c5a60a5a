import { describe, expect, test } from '@jest/globals'
import { shareId } from '../../../lib/shares/share.ts'
import { connectionId } from '../../../lib/store/connections.ts'
import { createStack, formOf, someShareToken } from './stack.ts'

const stack = createStack()

describe('the page', () => {
  test('names the person and the workspace, and asks for a link', async () => {
    const { ticket } = await stack.ticketFor({ teamName: 'Northwind' })
    const { statusCode, body } = await stack.request('GET', ticket)
    expect(statusCode).toBe(200)
    expect(body).toContain('<strong>Anna Keller</strong> in the workspace <strong>Northwind</strong>')
    expect(body).toContain('<form method="post" action="">')
    expect(body).toContain('name="share_link"')
    expect(body).not.toContain('name="share_password"')
  })

  test('is not used up by being opened', async () => {
    const { ticket } = await stack.ticketFor()
    await stack.request('GET', ticket)
    await stack.request('GET', ticket)
    expect((await stack.request('GET', ticket)).statusCode).toBe(200)
  })

  test('is 410 for a ticket that was never made, and says what to do', async () => {
    const { statusCode, body } = await stack.request('GET', 'never-made')
    expect(statusCode).toBe(410)
    expect(body).toContain('type /shares connect in Slack')
  })
})

describe('a share link that Clinked takes', () => {
  test('is connected, and the page says what came with it', async () => {
    const token = stack.someShare()
    const { ticket } = await stack.ticketFor()
    const { statusCode, body } = await stack.fillIn(ticket, {
      share_link: `https://app.clinked.example/share/${token}`,
    })
    expect(statusCode).toBe(200)
    expect(body).toContain('3 things are shared with <strong>anna@northwind.example</strong>')
    expect(body).toContain('<li>Home Page <small>note</small></li>')
    expect(body).toContain('<li>Contract.pdf <small>file</small></li>')
    expect(body).toContain('<li>Tender documents <small>folder or file</small></li>')
    expect(body).toContain('Go back to Slack: your list is there.')
    expect(body).not.toContain(token)
  })

  test('is the person’s connection, with its secrets sealed for them', async () => {
    const token = stack.someShare()
    const { ticket, person } = await stack.ticketFor()
    await stack.fillIn(ticket, { share_link: token })
    const [connection, ...others] = await stack.connections.listSealed(person)
    expect(others).toEqual([])
    expect(connection).toMatchObject({
      id: connectionId('clinked', token),
      provider: 'clinked',
      label: 'Home Page',
      shareIds: [shareId(token), expect.any(String), expect.any(String)],
    })
    expect(connection && (await stack.connections.openSecrets(connection))).toEqual({
      shareToken: token,
      accessToken: `access-to-${token}`,
      accessTokenExpiresAt: Number(connection?.connectedAt) + 3_600_000,
    })
  })

  test('sends the request that was waiting on its way, without a secret', async () => {
    const token = stack.someShare()
    const resume = { command: '/shares', text: 'approvals' }
    const { ticket, person } = await stack.ticketFor({ resume })
    await stack.fillIn(ticket, { share_link: token })
    const jobs = await stack.jobs()
    expect(jobs).toEqual([
      {
        version: 1,
        kind: 'connected',
        id: expect.stringMatching(/^connected#/),
        requestId: 'request-1',
        receivedAt: expect.any(Number),
        askedAt: expect.any(Number),
        person,
        connectionId: connectionId('clinked', token),
        resume,
      },
    ])
    expect(JSON.stringify(jobs)).not.toContain(token)
    expect(JSON.stringify(jobs)).not.toContain(ticket)
  })

  test('uses the ticket up', async () => {
    const { ticket, person } = await stack.ticketFor()
    await stack.fillIn(ticket, { share_link: stack.someShare() })
    const page = await stack.request('GET', ticket)
    expect(page.statusCode).toBe(410)
    expect(page.body).toContain('Already used')
    expect(await stack.connections.listSealed(person)).toHaveLength(1)
  })

  test('takes a body that the gateway hands over in base64', async () => {
    const { ticket, person } = await stack.ticketFor()
    const body = formOf(await stack.request('GET', ticket), { share_link: stack.someShare() })
    const sent = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    expect((await stack.request('POST', ticket, sent)).statusCode).toBe(200)
    expect(await stack.connections.listSealed(person)).toHaveLength(1)
  })

  test('behind which nothing is shared at the moment is connected all the same', async () => {
    const token = stack.someShare()
    stack.clinked.shares = []
    const { ticket, person } = await stack.ticketFor()
    const { body } = await stack.fillIn(ticket, { share_link: token })
    expect(body).toContain('At the moment nothing is shared.')
    expect(await stack.connections.listSealed(person)).toMatchObject([{ label: 'Clinked share' }])
  })

  test('connected again with another ticket stays one connection', async () => {
    const token = stack.someShare()
    const { ticket, person } = await stack.ticketFor()
    await stack.fillIn(ticket, { share_link: token })
    const another = await stack.tickets.create({
      person,
      personName: 'Anna Keller',
      provider: 'clinked',
    })
    await stack.fillIn(another, { share_link: token.toUpperCase() })
    expect(await stack.connections.listSealed(person)).toHaveLength(1)
  })
})

describe('a link that does not open', () => {
  test.each([
    ['no share token', 'https://app.clinked.example/share/'],
    ['two share tokens', `${someShareToken()} ${someShareToken()}`],
    ['nothing', ''],
  ])('with %s in it is not sent to Clinked', async (_, share_link) => {
    const { ticket } = await stack.ticketFor()
    const { statusCode, body } = await stack.fillIn(ticket, { share_link })
    expect(statusCode).toBe(422)
    expect(body).toContain('This text holds no share token, or more than one.')
    expect(stack.clinked.grants).toEqual([])
  })

  test('may be typed again on the same page, where what was typed still stands', async () => {
    const { ticket } = await stack.ticketFor()
    const unknown = someShareToken()
    const refused = await stack.fillIn(ticket, { share_link: `"${unknown}"` })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Clinked did not accept this link.')
    expect(refused.body).toContain(`value="&#34;${unknown}&#34;"`)
    const body = formOf(refused, { share_link: stack.someShare() })
    expect((await stack.request('POST', ticket, { body })).statusCode).toBe(200)
  })

  test('because it has a password is connected once that is given, which no page shows', async () => {
    const token = stack.someShare('s3cret & ü')
    const { ticket, person } = await stack.ticketFor()
    const refused = await stack.fillIn(ticket, { share_link: token })
    const body = formOf(refused, { share_password: 'wrong one' })
    const again = await stack.request('POST', ticket, {
      body: body.replace(/share_link=[^&]*/, `share_link=${token}`),
    })
    expect(again.statusCode).toBe(422)
    expect(again.body).not.toContain('wrong one')
    const right = formOf(again, { share_link: token, share_password: 's3cret & ü' })
    expect((await stack.request('POST', ticket, { body: right })).statusCode).toBe(200)
    const [connection] = await stack.connections.listSealed(person)
    expect(connection && (await stack.connections.openSecrets(connection))).toMatchObject({
      sharePassword: 's3cret & ü',
    })
  })

  test.each([400, 401, 403, 404])('by the answer %i keeps nothing', async (status) => {
    stack.clinked.faults.set('/oauth/token', {
      status,
      body: '<html>no</html>',
      headers: { 'content-type': 'text/html', 'x-frame-options': 'DENY' },
    })
    const { ticket, person } = await stack.ticketFor()
    expect((await stack.fillIn(ticket, { share_link: stack.someShare() })).statusCode).toBe(422)
    expect(await stack.connections.listSealed(person)).toEqual([])
    expect(await stack.jobs()).toEqual([])
  })
})
