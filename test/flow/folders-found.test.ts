import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ANNA, connect, elementsOf, GENERAL, tokens, topView, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { open, pressInModal, nextTry, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)

function inClinked(name: string) {
  const found = stack.clinked.store.components.find(({ friendlyName }) => friendlyName === name)
  if (!found) throw new Error(`The demo has no ${name}.`)
  return found
}

/** Opens the form to save a file that Anna has just shared in Slack. */
async function openSaveForm(): Promise<void> {
  await anna().upload(GENERAL, { name: 'offer.txt', bytes: Buffer.from('Our offer') })
  await stack.drain()
  await anna().shortcut('save_to_share', { channel: GENERAL, ts: anna().messages(GENERAL).at(-1)?.ts ?? '' })
  await stack.drain()
}

/** The folders that the form offers. */
function offered(): string[] {
  const [menu] = elementsOf(topView(stack, ANNA), 'folder') as { options?: { text: { text: string } }[] }[]
  return (menu?.options ?? []).map(({ text }) => text.text)
}

describe('the form to save a file', () => {
  test('does not say that there are no folders while Clinked does not answer, and comes when it does', async () => {
    stack.clinked.faults.add({ match: { section: '11.2' }, status: 503 })
    await openSaveForm()
    expect(shown()).toContain('Clinked is not answering just now.')
    expect(shown()).not.toContain('has a shared folder')

    stack.clinked.faults.clear()
    await nextTry()
    expect(offered()).toContain('Tender documents / Drawings')
  })

  test('says what is wrong with a connection that has lapsed', async () => {
    stack.clinked.faults.add({ match: { section: '2.1' }, status: 401 })
    await openSaveForm()
    expect(shown()).toContain('it has lapsed or was taken back')
  })

  test('offers what there is where one folder may not be looked into', async () => {
    const { id } = inClinked('Drawings')
    stack.clinked.faults.add({ match: { section: '9.1', path: `parent=${id}` }, status: 403 })
    await openSaveForm()
    expect(offered()).toEqual(
      expect.arrayContaining(['Tender documents / Contracts', 'Tender documents / Drawings']),
    )
  })

  test('offers the folders behind many files, too', async () => {
    for (let number = 1; number <= 100; number++) {
      stack.clinked.others.addFile({ share: tokens.anna.tenderFolder, name: `Minutes ${number}.txt` })
    }
    // Clinked lists them after the files.
    const { components } = stack.clinked.store
    const folder = inClinked('Drawings')
    components.push(...components.splice(components.indexOf(folder), 1))
    await openSaveForm()
    expect(offered()).toContain('Tender documents / Drawings')
    expect(writesTo(stack, '9.1').some(({ path }) => path.includes('page=2'))).toBe(true)
  })
})

test('the form to pack several files opens though Clinked does not take the order it is asked for', async () => {
  stack.clinked.faults.add({ match: { section: '9.1', path: 'orderBy=' }, status: 400 })
  await pressInModal('several_at_once', await open('Tender documents'))
  expect(shown()).toContain('📁 Contracts')
})
