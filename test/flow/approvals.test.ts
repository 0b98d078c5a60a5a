import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { approvalSteps } from './approval-steps.ts'
import { ANNA, BEN, connect, elementsOf, GENERAL, lastMessage, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { askForApprovals, cards, decideInClinked, press, submitDecision, acceptValue } = approvalSteps(
  () => stack,
)
const { open, shown } = stepsOf(() => stack)

test('all that waits for a person comes as cards into their DM, and the channel is told only how many', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)
  expect(words(lastMessage(stack, ANNA))).toMatch(/\d approvals? waits? for you/)
  const [card] = cards(ANNA, 'Change order 07.pdf')
  expect(words(card)).toContain('Version 1')
  expect(elementsOf(card, 'approval_decline')[0]).toHaveProperty('confirm')
  expect(stack.failedJobs).toBe(0)
})

test('Accept reaches Clinked once, and every copy says who accepted and when, with no live buttons', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await stack.slack.as(ANNA).openHome()
  await askForApprovals(ANNA)
  await askForApprovals(ANNA)
  expect(cards(ANNA, 'Change order 07.pdf')).toHaveLength(2)

  await press(ANNA, 'approval_accept', 'Change order 07.pdf')
  expect(writesTo(stack, '11.12')).toMatchObject([
    { method: 'PATCH', status: 200, body: { status: 'ACCEPT' } },
  ])
  const decided = cards(ANNA, 'Change order 07.pdf')
  expect(decided).toHaveLength(2)
  for (const card of decided) {
    expect(words(card)).toContain(`*Accepted* by <@${ANNA}> · <!date^`)
    expect(elementsOf(card, 'approval_accept')).toEqual([])
  }
  const home = stack.slack.as(ANNA).state().home
  expect(JSON.stringify(elementsOf(home, 'approval_accept'))).not.toContain('Change order 07.pdf')
})

test('Decline uses the word that the type of request asks for', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)
  await press(ANNA, 'approval_decline', 'Change order 07.pdf')
  expect(writesTo(stack, '11.12')).toMatchObject([{ body: { status: 'REJECT' }, status: 200 }])
  expect(words(cards(ANNA, 'Change order 07.pdf')[0])).toContain(`*Declined* by <@${ANNA}>`)
})

test('a decision can go with a message', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)
  await press(ANNA, 'approval_message', 'Change order 07.pdf')
  await submitDecision(ANNA, 'Accept', 'Steel is fine.')
  expect(writesTo(stack, '11.12')).toMatchObject([
    { body: { status: 'ACCEPT', parameters: 'Steel is fine.' } },
  ])
  expect(words(cards(ANNA, 'Change order 07.pdf')[0])).toContain('“Steel is fine.”')
})

test('what was decided in Clinked meanwhile is left as it is, and the card says so', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)
  await decideInClinked(acceptValue(ANNA, 'Change order 07.pdf'), 'REJECT')
  await press(ANNA, 'approval_accept', 'Change order 07.pdf')
  expect(writesTo(stack, '11.12')).toEqual([])
  expect(words(cards(ANNA, 'Change order 07.pdf')[0])).toContain('*Declined* by Anna Keller in Clinked')
})

test('somebody who presses another’s button acts with their own connection, or is offered to connect', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await askForApprovals(ANNA)
  const value = acceptValue(ANNA, 'Change order 07.pdf')
  const ben = stack.slack.as(BEN)
  await ben.command(GENERAL, '/shares help')
  await stack.drain()
  // Ben cannot see Anna's card: he makes the press up.
  const message = ben.messages(GENERAL).at(-1)
  const [block] = (message?.blocks ?? []).filter(({ type }) => type === 'actions')
  await ben.act({
    container: { type: 'message', channel: GENERAL, ts: message?.ts ?? '' },
    block_id: block?.block_id ?? '',
    action: { type: 'button', action_id: 'approval_accept', value },
  })
  await stack.drain()
  expect(words(lastMessage(stack, BEN))).toContain('Connect what is shared with you')
  expect(writesTo(stack, '11.12')).toEqual([])
})

test('a file in a shared folder keeps its name on its card when it is decided', async () => {
  await connect(stack, ANNA, tokens.anna.tenderFolder)
  await askForApprovals(ANNA)
  await press(ANNA, 'approval_accept', 'Main contract.pdf')
  expect(words(cards(ANNA, 'Main contract.pdf')[0])).toContain(`*Accepted* by <@${ANNA}>`)
})

test('cards that were sent are not sent again when the job comes again', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  stack.slack.store.faults.add({ method: 'response_url', status: 500 })
  await askForApprovals(ANNA)
  stack.clock.advance(60_000)
  await stack.drain()
  expect(words(lastMessage(stack, ANNA))).toContain('approvals wait for you')
  expect(cards(ANNA, 'Change order 07.pdf')).toHaveLength(1)
  expect(cards(ANNA, 'Main contract.pdf')).toHaveLength(1)
})

test('nothing is said to wait for nobody while not everything could be asked', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  stack.clinked.faults.add({ match: { section: '11.11' }, status: 503 })
  await askForApprovals(ANNA)
  const told = words(lastMessage(stack, ANNA))
  expect(told).toContain('Nothing waits for your approval as far as I could ask.')
  expect(told).toContain('Clinked is not answering just now.')
})

test('requests that do not say whom they ask count, though another connection’s requests do', async () => {
  const { store } = stack.clinked
  const request = store.approvals.find(
    ({ file, target }) =>
      store.file(file)?.friendlyName === 'Main contract.pdf' && target.name === 'Ben Okafor',
  )
  if (!request) throw new Error('The demo has no such request.')
  for (const approval of store.approvals) {
    // Such as a group's name instead of a guest's address.
    if (approval.target.name === 'Ben Okafor') approval.target = { ...approval.target, email: 'Client' }
  }
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await connect(stack, ANNA, tokens.ben.tenderFolder)
  await askForApprovals(ANNA)
  const asked = cards(ANNA, 'Main contract.pdf').flatMap((card) => elementsOf(card, 'approval_accept'))
  expect(asked.map(({ value }) => JSON.parse(value ?? '{}').q)).toContain(request.id)
})

test('one file that may not be asked hides no other of its folder', async () => {
  const { store } = stack.clinked
  const plan = store.components.find(({ friendlyName }) => friendlyName === 'Ground floor plan.pdf')
  await connect(stack, ANNA, tokens.anna.tenderFolder)
  stack.clinked.faults.add({ match: { section: '11.11', path: `files/${plan?.id}/` }, status: 403 })
  await askForApprovals(ANNA)
  expect(cards(ANNA, 'Main contract.pdf')).toHaveLength(1)
  expect(cards(ANNA, 'Ground floor plan.pdf')).toHaveLength(0)
  expect(words(lastMessage(stack, ANNA))).toContain('Not all files in your shared folders could be asked')
})

test('a folder opens though Clinked has no approvals for folders', async () => {
  const { store } = stack.clinked
  const folder = store.components.find(({ friendlyName }) => friendlyName === 'Tender documents')
  await connect(stack, ANNA, tokens.anna.tenderFolder)
  stack.clinked.faults.add({ match: { section: '11.11', path: `files/${folder?.id}/` }, status: 400 })
  await open('Tender documents')
  expect(shown()).toContain('Folder')
  expect(writesTo(stack, '11.11').filter(({ status }) => status === 400)).toEqual([])
})

test('a file opens though Clinked does not show its approvals', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  stack.clinked.faults.add({ match: { section: '11.11' }, status: 403 })
  await open('Change order')
  expect(shown()).toContain('Does this touch the fire rating?')
  expect(shown()).toContain('Clinked does not show you the approvals of this file')
})
