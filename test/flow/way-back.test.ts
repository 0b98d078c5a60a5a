import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connect, elementsOf, GENERAL, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { connectAndOpen, openHome, choose, press, pressInModal, submit, fillInPage, shown } = stepsOf(
  () => stack,
)
const anna = () => stack.slack.as(ANNA)

/** Where Back leads to after a form. */
const back = () => elementsOf(topView(stack, ANNA), 'go_to:share').map(({ value }) => JSON.parse(value ?? ''))

/** Anna is in a folder inside the shared one, which she came to from the second page of a search. */
async function inContracts(): Promise<object> {
  const folder = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
  const contracts = stack.clinked.store.components.find(({ friendlyName }) => friendlyName === 'Contracts')
  const place = { ...folder, e: contracts?.id, o: 'newest', b: { p: 2, q: 'contr' } }
  await pressInModal('go_to:item', place)
  expect(shown()).toContain('Several at once…')
  return place
}

test('files that are packed lead back to the place that they were chosen in', async () => {
  const place = await inContracts()
  await press('several_at_once')
  const [box] = elementsOf(topView(stack, ANNA), 'choice_0') as { options?: object[] }[]
  await submit({ choice_0: { type: 'checkboxes', selected_options: box?.options?.slice(0, 1) } })
  expect(shown()).toContain('Packing 1 item')
  expect(back()).toEqual([place])
})

test('files that are uploaded lead back to the place that they are put in', async () => {
  const place = await inContracts()
  await press('upload_here')
  const id = await anna().upload(GENERAL, { name: 'offer.txt', bytes: Buffer.from('410,000') })
  await submit({ upload: { type: 'file_input', files: [{ id }] } })
  expect(shown()).toContain('Your files are on their way.')
  expect(back()).toEqual([place])
})

test('a folder that is made leads back to the place that it is made in', async () => {
  const place = await inContracts()
  await press('new_folder')
  await submit({ name: 'Minutes 2027' })
  expect(shown()).toContain('The folder *Minutes 2027* is there.')
  expect(back()).toEqual([place])
})

test('the way back that a message holds opens a modal of its own', async () => {
  await inContracts()
  await press('new_folder')
  await anna().submit({ name: { name: { value: 'Minutes 2027' } } })
  await anna().close(undefined, true)
  await stack.drain()
  expect(anna().views()).toEqual([])
  await press('go_to:share')
  expect(shown()).toContain('Several at once…')
})

test('a list of shares in a modal turns its pages there', async () => {
  await connect(stack, ANNA, tokens.anna.tenderFolder)
  await openHome()
  stack.clinked.faults.add({ match: { section: '2.1' }, status: 401 })
  await choose('search', { value: 'site' })
  stack.clinked.faults.clear()
  await press('connect')
  await fillInPage({ share_link: tokens.anna.facade })
  expect(shown()).toContain('Tender documents')

  const before = anna().messages(anna().directMessages).length
  await pressInModal('shares_page:next', { p: 2 })
  expect(anna().messages(anna().directMessages)).toHaveLength(before)
  expect(shown()).toContain('Tender documents')
})
