import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { logins } from '../../infra/sandbox/intralinks/index.ts'
import { keepDeliveries, keepLog } from '../faults/watch.ts'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, connectUrl, fillInConnectPage, toldSlack } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { allRows, asText } from './table.ts'

let stack: Stack
let log: string[]
let queued: unknown[]
beforeAll(async () => {
  log = keepLog().lines
  stack = await startStack()
  queued = keepDeliveries(stack)
})
beforeEach(async () => {
  await stack.reset()
  for (const list of [log, queued]) list.length = 0
})
afterAll(async () => {
  await stack.stop()
  jest.restoreAllMocks()
})

const { type, connect, logIn, open, openFinance, press, accept, nextTry, shown, inDm } = dataroomSteps(
  () => stack,
)

test('neither password nor token is in a table, a queue, a log or Slack', async () => {
  const password = 'canary-4f1d'
  const anna = stack.intralinks.store.people.find(({ email }) => email === logins.anna.email)
  Object.assign(anna ?? {}, { password })

  await type('/dataroom')
  const wrong = { ...logins.anna, password: `${password}-wrong` }
  expect((await fillInConnectPage(connectUrl(stack), wrong)).status).toBe(422)
  await logIn({ ...logins.anna, password })
  await open('Project Aurora')
  await accept()
  await press('room_place:folder', 'Open Finance')
  stack.intralinks.faults.add({ match: { method: 'GET', path: '/file' }, status: 500, times: 2 })
  await press('get_document', 'Key figures.csv')
  await nextTry()
  expect(inDm().at(-1)).toMatchObject({ files: [{ name: 'Key figures.csv' }] })

  const rows = await allRows()
  expect(queued.length).toBeGreaterThan(4)
  expect(rows.length).toBeGreaterThan(4)
  // What the log is full of is what Intralinks was asked.
  expect(log.join('\n')).toContain('POST /v2/workspaces/{workspace}/splash')
  expect(log.join('\n')).toContain('a listener failed')
  const tokens = stack.intralinks.store.grants.map(({ accessToken }) => accessToken)
  expect(tokens).toHaveLength(1)
  const everywhere = asText([queued, rows, log, toldSlack(stack), stack.slack.as(ANNA).state()])
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
  expect(shown()).toContain('Organisation chart.png')

  expect(queued.length).toBeGreaterThan(10)
  const said = ['Project Aurora', 'Finance', 'Corporate', 'Board minutes', 'Key figures', 'deal team']
  const everywhere = asText([queued, log])
  for (const name of said) expect(everywhere).not.toContain(name)
})
