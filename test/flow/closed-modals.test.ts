import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, connect, elementsOf, GENERAL, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { type, press, pressInModal, connectAndOpen, letAllTriesPass } = stepsOf(() => stack)
const rooms = dataroomSteps(() => stack)
const anna = () => stack.slack.as(ANNA)

describe('whoever closes a modal before its form is there is told of no failure', () => {
  const forms: [string, () => Promise<void>][] = [
    [
      'to subscribe a channel',
      async () => {
        await connect(stack, ANNA, tokens.anna.tenderFolder)
        closed()
        await type('/shares subscribe')
      },
    ],
    [
      'to change a digest',
      async () => {
        await connect(stack, ANNA, tokens.anna.tenderFolder)
        await type('/shares digest')
        closed()
        await press('change_digest')
      },
    ],
    [
      'to choose several files',
      async () => {
        const folder = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
        closed()
        await pressInModal('several_at_once', folder)
      },
    ],
    [
      'to save files to a share',
      async () => {
        await connect(stack, ANNA, tokens.anna.tenderFolder)
        await anna().upload(GENERAL, { name: 'minutes.txt', bytes: Buffer.from('Minutes') })
        const { ts } = anna().messages(GENERAL).at(-1) as { ts: string }
        closed()
        await anna().shortcut('save_to_share', { channel: GENERAL, ts })
      },
    ],
  ]

  test.each(forms)('the form %s', async (_, ask) => {
    await ask()
    await letAllTriesPass()
    expect(stack.slack.calls.filter(({ method }) => method === 'views.update')).not.toEqual([])
    expect(stack.failedJobs).toBe(0)
    expect(rooms.inDm()).toEqual([])
  })
})

/** What Slack says of the next modal that is to be changed: it has been closed. */
function closed(): void {
  stack.slack.calls.splice(0)
  stack.slack.store.faults.add({ method: 'views.update', error: 'not_found', times: 5 })
}

test('a document that is to be sent after logging in again waits for its room to be entered, and says so', async () => {
  await rooms.connect()
  await rooms.openFinance()
  stack.clock.advance(3_600_000)
  await rooms.press('get_document', 'Key figures.csv')
  await anna().close(undefined, true)
  await rooms.logIn()

  const [asked] = rooms.inDm()
  expect(words(asked)).toContain('Intralinks wants you to enter this workspace first.')
  await press('get_document')
  await rooms.accept()
  expect(rooms.files().map(({ object }) => object.name)).toEqual(['Key figures.csv'])
})

test('where a data room has no file to a document, the messages say so to whoever closed the modal', async () => {
  await rooms.connect()
  await rooms.openFinance()
  const { id, folder } = rooms.documentCalled('Share register (on request)')
  closed()
  await pressInModal('get_document', { w: '701421', f: String(folder.id), d: String(id) })
  expect(words(rooms.inDm().at(-1))).toContain('there is no file to it')
  expect(elementsOf(rooms.inDm().at(-1), 'follow_link')).toHaveLength(1)
})
