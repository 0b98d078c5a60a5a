import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connectUrl, elementsOf, fillInConnectPage, tokens, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { connectAndOpen, press, pressInModal, later, shown } = stepsOf(() => stack)
const anna = () => stack.slack.as(ANNA)

/** Clinked's id of what is called so. */
const idOf = (name: string) => stack.clinked.store.components.find((each) => each.friendlyName === name)?.id

/** Where Back leads to. */
const back = () => elementsOf(topView(stack, ANNA), 'go_to:back').map(({ value }) => value)

test('a decision in a folder inside the shared one leaves the way back as it was', async () => {
  const folder = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
  const place = { ...folder, e: idOf('Main contract.pdf'), up: [idOf('Contracts')] }
  await pressInModal('go_to:item', place)
  const before = back()
  expect(before).toHaveLength(1)

  await press('approval_accept')
  expect(shown()).toContain(`*Accepted* by <@${ANNA}>`)
  expect(back()).toEqual(before)
})

test('a link that was asked for before connecting again is offered to whoever closed the modal for it', async () => {
  const folder = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
  await pressInModal('go_to:item', { ...folder, e: idOf('Schedule.csv') })
  stack.clinked.expireTokens()
  stack.clinked.faults.add({ match: { section: '1.1' }, status: 400 })
  await press('get_file')
  await anna().close(undefined, true)
  stack.clinked.faults.clear()
  stack.clock.advance(60_000)
  await fillInConnectPage(connectUrl(stack), { share_link: tokens.anna.tenderFolder })
  await later(1_000)

  expect(words(anna().messages(anna().directMessages).at(-1))).toContain('You are connected. Press to go on.')
  await press('get_file')
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toHaveLength(1)
})
