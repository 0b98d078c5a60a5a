import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { replaceView } from '../../infra/sandbox/slack/api/views.ts'
import { ANNA, connect, writesTo as requestsTo, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, open, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

const goTo = (item: string) => press('go_to:item', `Open ${item}`)
const back = () => press('go_to:back')

async function openFile(name: string): Promise<void> {
  await open('Tender documents')
  await goTo(name)
}

interface Picture {
  type: string
  alt_text: string
  slack_file: { id: string }
}

const pictures = () =>
  (topView(stack, ANNA) as { blocks: Picture[] }).blocks.filter(({ type }) => type === 'image')
const callsOf = (method: string) => stack.slack.calls.filter((call) => call.method === method)

test('a picture is shown with its thumbnail, which Slack is sent once for each version (11.4)', async () => {
  await openFile('Site photo')
  const [picture] = pictures()
  expect(picture).toMatchObject({ alt_text: 'Thumbnail of Site photo.png' })
  const sent = stack.slack.store.files.get(picture?.slack_file.id ?? '')
  expect(
    Buffer.from(sent?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  expect(callsOf('files.getUploadURLExternal').map(({ args }) => args.alt_txt)).toEqual([
    'Thumbnail of Site photo.png',
  ])
  expect(callsOf('files.completeUploadExternal')[0]?.args).not.toHaveProperty('channel_id')
  await back()
  await goTo('Site photo')
  expect(pictures()).toMatchObject([{ slack_file: picture?.slack_file }])
  expect(callsOf('files.getUploadURLExternal')).toHaveLength(1)
  expect(requestsTo(stack, '11.4')).toHaveLength(1)

  const file = stack.clinked.store.components.find(({ friendlyName }) => friendlyName === 'Site photo.png')
  if (file) file.lastModified += 60_000
  await back()
  await goTo('Site photo')
  expect(pictures()).toHaveLength(1)
  expect(pictures()[0]?.slack_file).not.toEqual(picture?.slack_file)
})

test('a thumbnail that comes when the modal shows something else leaves that as it is', async () => {
  const { store } = stack.slack
  const keep = store.files.set.bind(store.files)
  jest.spyOn(store.files, 'set').mockImplementationOnce((id, file) => {
    const view = store.stack(ANNA).at(-1)
    if (view) replaceView(store, view, { ...view, blocks: [{ type: 'divider' }] })
    return keep(id, file)
  })
  await openFile('Site photo')
  expect((topView(stack, ANNA) as { blocks: unknown[] }).blocks).toMatchObject([{ type: 'divider' }])
  expect(callsOf('views.update').at(-1)).toMatchObject({ args: { hash: expect.any(String) } })
})

test('a card whose thumbnail Slack does not take is shown without it', async () => {
  stack.slack.store.faults.add({ method: 'files.completeUploadExternal', error: 'posting_to_channel_denied' })
  await openFile('Site photo')
  expect(shown()).toContain('*Type*\nimage/png')
  expect(pictures()).toEqual([])
})

test.each([
  ['Clinked does not give', { status: 404 }],
  ['is too large', { status: 200, headers: { 'content-type': 'image/png' }, body: 'x'.repeat(1_000_001) }],
])('a card whose thumbnail %s is shown without it', async (_, answer) => {
  stack.clinked.faults.add({ match: { section: '11.4' }, ...answer })
  await openFile('Site photo')
  expect(shown()).toContain('*Type*\nimage/png')
  expect(callsOf('files.getUploadURLExternal')).toEqual([])
  expect(pictures()).toEqual([])
})

test('a card whose remembered thumbnail Slack refuses is shown without it', async () => {
  await openFile('Site photo')
  await back()
  stack.slack.store.faults.add({ method: 'views.update', error: 'invalid_arguments' })
  await goTo('Site photo')
  expect(shown()).toContain('*Type*\nimage/png')
  expect(pictures()).toEqual([])
})
