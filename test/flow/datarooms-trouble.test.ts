import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { logins, sha256Of } from '../../infra/sandbox/intralinks/index.ts'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, connectUrl, elementsOf, fillInConnectPage, lastMessage, topView, words } from './people.ts'
import { context, type Stack, startStack } from './stack.ts'
import { auditRows } from './table.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect()
})
afterAll(() => stack.stop())

const {
  type,
  connect,
  logIn,
  open,
  openFinance,
  press,
  choose,
  pressInModal,
  accept,
  letAllTriesPass,
  shown,
  inDm,
  documentCalled,
  files,
} = dataroomSteps(() => stack)
/** What the audit says of documents that were asked for. */
const noted = async () =>
  (await auditRows()).filter(({ act }) => act === 'download').map(({ outcome }) => outcome)
const FILE = { match: { method: 'GET', path: '/file' } }

describe('What does not come is explained in one sentence', () => {
  const couldNot = async (sentence: string, button = 'Try again') => {
    expect(shown()).toContain(sentence)
    expect(shown()).toContain(button)
    expect(files()).toEqual([])
    expect([...stack.slack.store.uploads.values()].filter(({ bytes }) => bytes)).toEqual([])
  }

  test('a document without a file', async () => {
    await type('/dataroom aurora')
    await open('Project Aurora')
    await accept()
    await press('room_place:folder', 'Open Corporate')
    expect(shown()).toContain('Share register (on request)')
    expect(shown()).toContain('no file')
    const button = { w: '701421', f: String(documentCalled('Share register (on request)').folder.id) }
    const d = String(documentCalled('Share register (on request)').id)
    await pressInModal('get_document', { ...button, d })
    await couldNot('there is no file to it', 'Open Intralinks')
    expect(stack.failedJobs).toBe(0)
  })

  test('an error inside a 200', async () => {
    await openFinance()
    stack.intralinks.faults.add({
      ...FILE,
      status: 200,
      body: { status: { code: 403, message: 'no' }, errors: [{ code: 403, subCode: '9-9', message: 'no' }] },
    })
    await press('get_document', 'Key figures.csv')
    await couldNot('Intralinks does not let you do this.')
    expect(words(inDm())).toContain('Intralinks does not let you do this.')
    expect(await noted()).toEqual(['forbidden'])
  })

  test('HTML in the place of the document', async () => {
    await openFinance()
    const headers = { 'Content-Type': 'text/html' }
    stack.intralinks.faults.add({ ...FILE, status: 200, body: '<html>Down for maintenance</html>', headers })
    await press('get_document', 'Audited accounts 2025.pdf')
    await couldNot('Intralinks answered with something this app does not understand.')
    stack.intralinks.faults.clear()
    await press('get_document')
    expect(files().map(({ object }) => object.name)).toEqual(['Audited accounts 2025.pdf'])
  })

  test('HTML in the place of a list', async () => {
    await type('/dataroom harbour')
    stack.intralinks.faults.add({
      match: { method: 'GET', path: '/folders' },
      status: 200,
      body: '<html>Down for maintenance</html>',
    })
    await open('Harbour Quarter financing')
    expect(shown()).toContain('Intralinks answered with something this app does not understand.')
    stack.intralinks.faults.clear()
    await press('open_room')
    expect(shown()).toContain('Lease agreements')
  })

  test('a folder with more in it than can be listed: it is to be opened in Intralinks', async () => {
    await type('/dataroom aurora')
    await open('Project Aurora')
    await accept()
    const body = JSON.stringify({ documents: 'x'.repeat(33 * 1024 * 1024) })
    stack.intralinks.faults.add({ match: { method: 'GET', path: '/contents' }, status: 200, body })
    await press('room_place:folder', 'Open Finance')
    expect(shown()).toContain('Intralinks has too many entries here for this app to list.')
    expect(JSON.stringify(topView(stack, ANNA))).toContain('https://services.intralinks.com')
    expect(stack.failedJobs).toBe(0)
  })

  test('a stream that breaks at 99 %: tried again, and at last told, with no half file in Slack', async () => {
    await openFinance()
    stack.intralinks.faults.add({ ...FILE, breakAt: 0.99, times: 4 })
    await press('get_document', 'Audited accounts 2025.pdf')
    expect(shown()).toContain('I keep trying')
    await letAllTriesPass()
    await couldNot('Intralinks is not answering just now. I have given up trying.')
    expect(words(inDm())).toContain('I have given up trying.')
    await press('get_document')
    expect(inDm().at(-1)).toMatchObject({ files: [{ name: 'Audited accounts 2025.pdf' }] })
  })

  test('a stream that breaks at 99 % once: it comes whole at the next try', async () => {
    await openFinance()
    stack.intralinks.faults.add({ ...FILE, breakAt: 0.99, times: 1 })
    await press('get_document', 'Audited accounts 2025.pdf')
    await letAllTriesPass()
    const { content } = documentCalled('Audited accounts 2025')
    expect(files().map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))).toEqual([
      content && sha256Of(content),
    ])
    expect(inDm()).toHaveLength(1)
    expect(await noted()).toEqual(['unavailable', 'sent'])
  })

  test('a token that runs out just before the bytes: Connect again, and then the document comes', async () => {
    await openFinance()
    stack.intralinks.faults.add({ ...FILE, status: 401, body: { error: { code: 401 } }, times: 1 })
    await press('get_document', 'Key figures.csv')
    await couldNot('Intralinks no longer takes this connection', 'Connect again')
    expect(inDm()).toEqual([])
    await logIn()
    await accept()
    expect(inDm()).toMatchObject([{ files: [{ name: 'Key figures.csv' }] }])
  })

  test('an empty document', async () => {
    await openFinance()
    Object.assign(documentCalled('Key figures').content ?? {}, { size: 0, chunks: () => [] })
    await press('get_document', 'Key figures.csv')
    await couldNot('Slack takes no empty files', 'Open Intralinks')
  })

  test('one that is larger than Slack takes', async () => {
    await openFinance()
    Object.assign(documentCalled('Key figures').content ?? {}, { size: 1024 ** 3 + 1 })
    await press('get_document', 'Key figures.csv')
    await couldNot('larger than Slack takes', 'Open Intralinks')
  })

  test('one that takes longer than there is time for', async () => {
    await openFinance()
    const { handler } = await import('../../functions/worker.ts')
    const { transfer } = stack
    // Of this time, in seconds, 5 are kept for the queue and 5 for telling: a millisecond is left for the bytes.
    stack.transfer = (event) => handler(event, context('transfer', 10.001))
    await press('get_document', 'Key figures.csv')
    stack.transfer = transfer
    await couldNot('longer than this app has time for', 'Open Intralinks')
    expect(words(inDm())).toContain('longer than this app has time for')
    expect(stack.failedJobs).toBe(0)
  })

  test('one that was removed meanwhile', async () => {
    await openFinance()
    const { documents } = stack.intralinks.store
    documents.splice(documents.indexOf(documentCalled('Key figures')), 1)
    await press('get_document', 'Key figures.csv')
    await couldNot('no longer there in Intralinks')
    expect(await noted()).toEqual(['not_found'])
  })
})

test.each([
  ['a wrong password', { ...logins.anna, password: 'wrong' }],
  ['a locked account', logins.carla],
])('%s is told at the connect page, and nothing is connected', async (_, login) => {
  await stack.reset()
  await type('/dataroom connect')
  const answer = await fillInConnectPage(connectUrl(stack), login)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('did not accept this e-mail and password')
})

test('a data room that does not exist is told of', async () => {
  await type('/dataroom harbour')
  const value = JSON.stringify({ w: '999' })
  const [button] = elementsOf(lastMessage(stack, ANNA), 'open_room')
  if (button) button.value = value
  await choose('open_room', { value })
  expect(shown()).toContain('no longer there in Intralinks')
})
