import { CreateQueueCommand, DeleteQueueCommand } from '@aws-sdk/client-sqs'
import { expect, test } from '@jest/globals'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import { createAwsCall } from '../../../lib/aws/call.ts'
import { createClinked } from '../../../lib/clinked/client.ts'
import type { ConnectServices } from '../../../lib/connect/connect-account.ts'
import { connectClinked } from '../../../lib/connect/connect-clinked.ts'
import { connectIntralinks } from '../../../lib/connect/connect-intralinks.ts'
import { createTransport } from '../../../lib/http/transport.ts'
import { createIntralinks, type Intralinks } from '../../../lib/intralinks/client.ts'
import { createQueue } from '../../../lib/jobs/queue.ts'
import { createStack, formOf } from './stack.ts'

const stack = createStack()
const resume = { command: '/shares' }

/** Ids of the jobs on the queue: a worker does one of each. */
const jobIds = async () => new Set((await stack.jobs()).map(({ id }) => id))

test('a form sent twice at once makes one connection and one job', async () => {
  const { ticket, person } = await stack.ticketFor({ resume })
  const body = formOf(await stack.request('GET', ticket), { share_link: stack.someShare() })
  const answers = await Promise.all([1, 2].map(() => stack.request('POST', ticket, { body })))
  expect(answers).toMatchObject([{ statusCode: 200 }, { statusCode: 200 }])
  expect(await stack.connections.list(person)).toHaveLength(1)
  expect((await jobIds()).size).toBe(1)
})

test('a login sent twice at once makes one connection and one job, and its token is good', async () => {
  const { ticket, person } = await stack.ticketFor({ provider: 'intralinks', resume })
  const body = formOf(await stack.request('GET', ticket), logins.anna)
  const answers = await Promise.all([1, 2].map(() => stack.request('POST', ticket, { body })))
  expect(answers).toMatchObject([{ statusCode: 200 }, { statusCode: 200 }])
  const [login, ...others] = await stack.connections.listOf(person, 'intralinks')
  expect(others).toEqual([])
  const secrets = login && (await stack.connections.openSecrets(login))
  expect(stack.intralinks.store.grants.map(({ accessToken }) => accessToken)).toContain(secrets?.accessToken)
  expect((await jobIds()).size).toBe(1)
})

test('a form sent again after it was taken changes nothing', async () => {
  const { ticket, person } = await stack.ticketFor({ resume })
  const body = formOf(await stack.request('GET', ticket), { share_link: stack.someShare() })
  await stack.request('POST', ticket, { body })
  const connected = await stack.connections.list(person)
  expect(await stack.request('POST', ticket, { body })).toMatchObject({ statusCode: 410 })
  expect(await stack.connections.list(person)).toEqual(connected)
  expect(await stack.jobs()).toHaveLength(1)
})

test('when the queue is down the page says so, and the form can be sent again', async () => {
  const { sqs } = stack
  const { ticket, person } = await stack.ticketFor({ resume })
  const body = formOf(await stack.request('GET', ticket), { share_link: stack.someShare() })
  await sqs.client.send(new DeleteQueueCommand({ QueueUrl: sqs.jobs.url }))
  const failed = await stack.request('POST', ticket, { body })
  expect(failed).toMatchObject({ statusCode: 500, body: expect.stringContaining('Reload this page') })

  await sqs.client.send(new CreateQueueCommand({ QueueName: sqs.jobs.name }))
  expect(await stack.request('POST', ticket, { body })).toMatchObject({ statusCode: 200 })
  expect(await stack.connections.list(person)).toHaveLength(1)
  expect(await stack.jobs()).toMatchObject([{ person, resume }])
})

test.each(['grant', 'list', 'put', 'enqueue', 'use'])(
  'a function that dies right after %s loses nothing: the form can be sent again',
  async (step) => {
    const { ticket, person } = await stack.ticketFor({ resume })
    const open = await stack.tickets.read(ticket)
    if (open.state !== 'open') throw new Error('the ticket is new')
    const request = { ticket, open, requestId: 'request-1' }
    const link = { shareToken: stack.someShare(), sharePassword: undefined }
    const { transport, services } = ownServices()

    await expect(connectClinked(link, request, dyingAfter(step, services))).rejects.toThrow('killed')
    const page = await stack.request('GET', ticket)
    if (step === 'use') {
      expect(page.statusCode).toBe(410)
    } else {
      const body = formOf(page, { share_link: link.shareToken })
      expect(await stack.request('POST', ticket, { body })).toMatchObject({ statusCode: 200 })
    }

    expect(await stack.connections.list(person)).toHaveLength(1)
    expect((await jobIds()).size).toBe(1)
    expect(await stack.jobs()).toContainEqual(expect.objectContaining({ person, resume }))
    await transport.close()
  },
)

test.each(['login', 'put', 'enqueue', 'use'])(
  'a function that dies right after %s of Intralinks loses nothing: the form can be sent again',
  async (step) => {
    const { ticket, person } = await stack.ticketFor({ provider: 'intralinks', resume })
    const open = await stack.tickets.read(ticket)
    if (open.state !== 'open') throw new Error('the ticket is new')
    const { transport, services } = ownServices()
    const dying = connectIntralinks(
      logins.anna,
      { ticket, open, requestId: 'request-1' },
      dyingAfter(step, services),
    )

    await expect(dying).rejects.toThrow('killed')
    const page = await stack.request('GET', ticket)
    if (step === 'use') {
      expect(page.statusCode).toBe(410)
    } else {
      const body = formOf(page, logins.anna)
      expect(await stack.request('POST', ticket, { body })).toMatchObject({ statusCode: 200 })
    }

    const [login, ...others] = await stack.connections.listOf(person, 'intralinks')
    expect(others).toEqual([])
    expect(login && (await stack.connections.openSecrets(login))).toMatchObject({
      accessToken: stack.intralinks.store.grants.at(-1)?.accessToken,
    })
    expect((await jobIds()).size).toBe(1)
    expect(await stack.jobs()).toContainEqual(expect.objectContaining({ person, resume }))
    await transport.close()
  },
)

test('a login whose answer was lost can be the session that stands in the way, and its person can end it', async () => {
  const { ticket, person } = await stack.ticketFor({ provider: 'intralinks', resume })
  for (const each of stack.intralinks.store.people) each.isAllowedOneSession = true
  stack.intralinks.faults.add({ match: {}, times: 1, drop: 'after' })
  expect(await stack.fillIn(ticket, logins.anna)).toMatchObject({ statusCode: 503 })
  const refused = await stack.fillIn(ticket, logins.anna)
  expect(refused).toMatchObject({ statusCode: 409, body: expect.stringContaining('or by this app before') })

  const body = `${formOf(refused, { password: logins.anna.password })}&end_other_sessions=yes`
  expect(await stack.request('POST', ticket, { body })).toMatchObject({ statusCode: 200 })
  expect(await stack.connections.listOf(person, 'intralinks')).toHaveLength(1)
})

type DyingServices = ConnectServices & { intralinks: Pick<Intralinks, 'oauth'> }

/** The services of the function, to be tampered with. */
function ownServices() {
  const transport = createTransport()
  const services: DyingServices = {
    connections: stack.connections,
    tickets: stack.tickets,
    clinked: createClinked({ baseUrl: stack.clinked.url, transport }),
    intralinks: createIntralinks({
      baseUrl: process.env.INTRALINKS_API_URL ?? '',
      clientId: process.env.INTRALINKS_CLIENT_ID ?? '',
      clientSecret: process.env.INTRALINKS_CLIENT_SECRET ?? '',
      transport,
    }),
    queue: createQueue(createAwsCall('sqs'), stack.sqs.jobs.url),
    signIn: undefined,
    clock: () => Date.now(),
  }
  return { transport, services }
}

/** The same services, of which one ends everything right after it has done its work. */
function dyingAfter(
  step: string,
  { clinked, intralinks, connections, queue, tickets, signIn, clock }: DyingServices,
): DyingServices {
  const lethal = <Args extends unknown[], Result>(name: string, call: (...args: Args) => Promise<Result>) =>
    name === step
      ? async (...args: Args): Promise<Result> => {
          await call(...args)
          throw new Error('killed')
        }
      : call
  const put: ConnectServices['connections']['put'] = async (connection, secrets) => {
    await connections.put(connection, secrets)
    if (step === 'put') throw new Error('killed')
  }
  return {
    clock,
    signIn,
    clinked: {
      oauth: { grant: lethal('grant', clinked.oauth.grant) },
      shares: { ...clinked.shares, list: lethal('list', clinked.shares.list) },
    },
    intralinks: { oauth: { grant: lethal('login', intralinks.oauth.grant) } },
    connections: { put },
    queue: { enqueue: lethal('enqueue', queue.enqueue) },
    tickets: { ...tickets, use: lethal('use', tickets.use) },
  }
}
