import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect, test } from '@jest/globals'
import { createClinked } from '../../../lib/clinked/client.ts'
import { type ConnectServices, connectAccount } from '../../../lib/connect/connect-account.ts'
import { createTransport } from '../../../lib/http/transport.ts'
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
    const request = {
      ticket,
      open,
      shareToken: stack.someShare(),
      sharePassword: undefined,
      requestId: 'request-1',
    }
    const transport = createTransport()
    const clinked = createClinked({ baseUrl: stack.clinked.url, transport })
    const queue = createQueue(new SQSClient(), stack.sqs.jobs.url)
    const services: ConnectServices = { ...stack, clinked, queue, clock: () => Date.now() }

    await expect(connectAccount(request, dyingAfter(step, services))).rejects.toThrow('killed')
    const page = await stack.request('GET', ticket)
    if (step === 'use') {
      expect(page.statusCode).toBe(410)
    } else {
      const body = formOf(page, { share_link: request.shareToken })
      expect(await stack.request('POST', ticket, { body })).toMatchObject({ statusCode: 200 })
    }

    expect(await stack.connections.list(person)).toHaveLength(1)
    expect((await jobIds()).size).toBe(1)
    expect(await stack.jobs()).toContainEqual(expect.objectContaining({ person, resume }))
    await transport.close()
  },
)

/** The same services, of which one ends everything right after it has done its work. */
function dyingAfter(
  step: string,
  { clinked, connections, queue, tickets, clock }: ConnectServices,
): ConnectServices {
  const lethal = <Args extends unknown[], Result>(name: string, call: (...args: Args) => Promise<Result>) =>
    name === step
      ? async (...args: Args): Promise<Result> => {
          await call(...args)
          throw new Error('killed')
        }
      : call
  return {
    clock,
    clinked: {
      oauth: { grant: lethal('grant', clinked.oauth.grant) },
      shares: { ...clinked.shares, list: lethal('list', clinked.shares.list) },
    },
    connections: { put: lethal('put', connections.put) },
    queue: { enqueue: lethal('enqueue', queue.enqueue) },
    tickets: { ...tickets, use: lethal('use', tickets.use) },
  }
}
