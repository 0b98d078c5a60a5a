import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { logins } from '../../infra/sandbox/intralinks/index.ts'
import { dataroomSteps, tableRows } from './dataroom-steps.ts'
import { ANNA, connectUrl, fillInConnectPage, toldSlack, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'

const logged: string[] = []
const queued: unknown[] = []

let stack: Stack
beforeAll(async () => {
  process.env.AWS_LAMBDA_LOG_LEVEL = 'DEBUG'
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      logged.push(String(text))
      return true
    })
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    jest.spyOn(console, method).mockImplementation((...said) => void logged.push(JSON.stringify(said)))
  }
  stack = await startStack()
  const { worker, transfer } = stack
  stack.worker = (event) => {
    queued.push(structuredClone(event))
    return worker(event)
  }
  stack.transfer = (event) => {
    queued.push(structuredClone(event))
    return transfer(event)
  }
})
beforeEach(async () => {
  await stack.reset()
  for (const list of [logged, queued]) list.length = 0
})
afterAll(async () => {
  await stack.stop()
  jest.restoreAllMocks()
})

const { command, connect, logIn, open, openFinance, press, accept, inDm } = dataroomSteps(() => stack)

test('neither password nor token is in a table, a queue, a log or Slack', async () => {
  const password = 'canary-4f1d'
  const anna = stack.intralinks.store.people.find(({ email }) => email === logins.anna.email)
  Object.assign(anna ?? {}, { password })

  await command('/dataroom')
  const wrong = { ...logins.anna, password: `${password}-wrong` }
  expect((await fillInConnectPage(connectUrl(stack), wrong)).status).toBe(422)
  await logIn({ ...logins.anna, password })
  await open('Project Aurora')
  await accept()
  await press('room_place:folder', 'Open Finance')
  stack.intralinks.faults.add({ match: { method: 'GET', path: '/file' }, status: 500, times: 2 })
  await press('get_document', 'Key figures.csv')
  stack.clock.advance(400_000)
  await stack.drain()
  expect(inDm().at(-1)).toMatchObject({ files: [{ name: 'Key figures.csv' }] })

  const rows = await tableRows()
  expect(queued.length).toBeGreaterThan(4)
  expect(rows.length).toBeGreaterThan(4)
  // What the log is full of is what Intralinks was asked.
  expect(logged.join('\n')).toContain('POST /v2/workspaces/{workspace}/splash')
  expect(logged.join('\n')).toContain('a listener failed')
  const tokens = stack.intralinks.store.grants.map(({ accessToken }) => accessToken)
  expect(tokens).toHaveLength(1)
  const everywhere = JSON.stringify([queued, rows, logged, toldSlack(stack), stack.slack.as(ANNA).state()])
  for (const secret of [password, ...tokens]) expect(everywhere).not.toContain(secret)
})

test('nothing that a data room says is in a queue or a log', async () => {
  await connect()
  await openFinance()
  await press('get_document', 'Key figures.csv')
  await press('room_place:back')
  await press('room_place:up_0')
  await press('room_place:folder', 'Open Corporate')
  await press('room_place:folder', 'Open Board minutes')
  stack.clock.advance(3_600_000)
  await press('room_place:up_1')
  await logIn()
  await accept()
  expect(words(topView(stack, ANNA))).toContain('Organisation chart.png')

  expect(queued.length).toBeGreaterThan(10)
  const said = ['Project Aurora', 'Finance', 'Corporate', 'Board minutes', 'Key figures', 'deal team']
  const everywhere = JSON.stringify([queued, logged])
  for (const name of said) expect(everywhere).not.toContain(name)
})
