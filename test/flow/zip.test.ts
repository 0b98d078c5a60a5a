import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connect, elementsOf, lastMessage, tokens, topView, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, pressInModal, open, later, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)
const progress = () => lastMessage(stack, ANNA, anna().directMessages)

/** Opens the tender folder and its form to choose several files from. */
async function openForm(): Promise<void> {
  await pressInModal('several_at_once', await open('Tender documents'))
}

/** Ticks what is called so and submits. */
async function tick(...names: string[]): Promise<unknown> {
  const [box] = elementsOf(topView(stack, ANNA), 'choice_0') as { options?: { text: { text: string } }[] }[]
  const selected_options = (box?.options ?? []).filter(({ text }) =>
    names.some((name) => text.text.includes(name)),
  )
  return anna().submit({ choice_0: { choice_0: { type: 'checkboxes', selected_options } } })
}

async function start(): Promise<void> {
  await openForm()
  await tick('Schedule.csv', 'Contracts')
  await stack.drain()
}

test('files and folders of a shared folder are ticked and packed by Clinked: one message shows how far it is and ends with the link (10.1, 10.2, 10.3)', async () => {
  await openForm()
  expect(shown()).toContain('📁 Contracts')
  expect(await tick('Schedule.csv', 'Contracts')).toEqual({ ok: true })
  await stack.drain()
  expect(writesTo(stack, '10.1')).toMatchObject([
    { status: 200, body: [expect.any(Number), expect.any(Number)] },
  ])
  expect(words(progress())).toContain('Packing 2 items')
  expect(shown()).toContain('Packing 2 items into one zip file')

  await later(1_000)
  expect(words(progress())).toMatch(/2[45] %/)
  expect(words(progress())).toMatch(/▓{5}░{15}/)
  expect(words(progress())).toContain('a few seconds left')
  await later(2_000)
  expect(words(progress())).toMatch(/7[45] %/)

  await later(3_000)
  expect(words(progress())).toContain('2 items packed into one zip file.')
  const [, link = ''] = /"url":"([^"]+\/content\/[^"]+)"/.exec(JSON.stringify(progress())) ?? []
  const zip = Buffer.from(await (await fetch(link)).arrayBuffer()).toString('latin1')
  expect(zip).toContain('Schedule.csv')
  expect(zip).toContain('Main contract.pdf')

  expect(writesTo(stack, '10.2').map(({ status }) => status)).toEqual([206, 206, 200])
  expect(writesTo(stack, '10.3')).toMatchObject([{ status: 302 }])
  expect(anna().messages(anna().directMessages)).toHaveLength(1)
  await later(60_000)
  expect(writesTo(stack, '10.2')).toHaveLength(3)
})

test('a link that has lapsed is replaced by a new one', async () => {
  await start()
  await later(10_000)
  const before = JSON.stringify(progress())
  await press('look_at_zip')
  expect(JSON.stringify(progress())).not.toBe(before)
  expect(writesTo(stack, '10.3')).toHaveLength(2)
})

test('nothing ticked is refused at the form', async () => {
  await openForm()
  expect(JSON.stringify(await tick())).not.toContain('"ok":true')
  expect(await stack.drain()).toBe(0)
})

test('Stop ends it: nobody looks any more, and the message says so', async () => {
  await start()
  await later(1_000)
  await press('stop_zip')
  expect(words(progress())).toContain('You stopped packing 2 items.')

  const looks = writesTo(stack, '10.2').length
  await later(60_000)
  expect(writesTo(stack, '10.2')).toHaveLength(looks)
  expect(words(progress())).toContain('You stopped packing 2 items.')
})

test('a worker that dies half-way loses nothing, and neither packs nor tells twice', async () => {
  await openForm()
  // It has started the packing and told of it, and dies before it can put the first look on the queue.
  stack.slack.store.faults.add({ method: 'views.update', status: 500, times: 2 })
  await tick('Schedule.csv')
  await stack.drain()
  await later(5_000)
  await later(30_000)

  expect(writesTo(stack, '10.1')).toHaveLength(1)
  expect(anna().messages(anna().directMessages)).toHaveLength(1)
  expect(words(progress())).toContain('1 item packed into one zip file.')
})

test('where Clinked does not answer it looks again by itself, and in the end says that it gave up, with a button', async () => {
  await start()
  stack.clinked.faults.add({ match: { section: '10.2' }, status: 503, times: 2 })
  await later(1_000)
  await later(2_000)
  await later(30_000)
  expect(words(progress())).toContain('2 items packed')

  await start()
  stack.clinked.faults.add({ match: { section: '10.2' }, status: 404 })
  await later(1_000)
  expect(words(progress())).toContain('I no longer follow the packing of 2 items.')
  stack.clinked.faults.clear()
  await press('look_at_zip')
  await later(10_000)
  expect(words(progress())).toContain('2 items packed')
})

test('after an hour it says that it looks no more', async () => {
  await start()
  stack.clinked.faults.add({
    match: { section: '10.2' },
    status: 206,
    body: { complete: 1, total: 9_000_000_000 },
  })
  await later(1_000)
  await later(3_700_000)
  expect(words(progress())).toContain('Clinked has been at it for an hour')
  await later(60_000)
  expect(writesTo(stack, '10.2')).toHaveLength(2)
})
