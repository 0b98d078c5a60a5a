import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, tokens, toldSlack, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
let transfer: Stack['transfer']

beforeAll(async () => {
  process.env.SEND_FILES_TO_SLACK = 'off'
  stack = await startStack()
  transfer = stack.transfer
})
beforeEach(() => stack.reset())
afterEach(() => {
  stack.transfer = transfer
})
afterAll(() => stack.stop())

const { connectAndOpen, press, pressInModal } = stepsOf(() => stack)
const rooms = dataroomSteps(() => stack)
const anna = () => stack.slack.as(ANNA)

/** Anna closes all modals when what she wants has just been handed on. */
function closingMeanwhile(): void {
  stack.transfer = async (event) => {
    await anna().close(undefined, true)
    return transfer(event)
  }
}

test('a file that is not sent into Slack is not said to be on its way, and whoever closed the modal is told', async () => {
  const order = await connectAndOpen(tokens.anna.changeOrder, 'Change order 07')
  closingMeanwhile()
  await pressInModal('send_here:file', order)
  expect(toldSlack(stack)).not.toContain('on its way')
  expect(words(rooms.inDm().at(-1))).toContain('was not sent. Here, files are not sent into Slack')
})

test('nor is a document of a data room', async () => {
  await rooms.connect()
  await rooms.openFinance()
  closingMeanwhile()
  await press('get_document', 'Key figures.csv')
  expect(toldSlack(stack)).not.toContain('on its way')
  expect(words(rooms.inDm().at(-1))).toContain('here, files are not sent into Slack')
})
