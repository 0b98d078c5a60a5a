import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, buttonValue, connect, elementsOf, lastMessage, tokens, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  process.env.SEND_FILES_TO_SLACK = 'off'
  process.env.INTRALINKS_WEB_URL = 'https://rooms.example'
  stack = await startStack()
})
afterAll(() => stack.stop())

const steps = dataroomSteps(() => stack)
const anna = () => stack.slack.as(ANNA)
const shown = () => words(topView(stack, ANNA))

test('where files are not sent into Slack, a document of a data room is a link to Intralinks', async () => {
  await steps.connect()
  await steps.open('Harbour Quarter financing')
  await steps.press('room_place:folder', 'Open Site surveys')
  await steps.press('get_document', 'Survey summary.pdf')
  expect(shown()).toContain('here, files are not sent into Slack')
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toMatchObject([{ url: 'https://rooms.example' }])
  expect(stack.intralinks.requests.filter(({ path }) => path.endsWith('/file'))).toEqual([])
  expect(stack.slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([])
  await anna().close()
})

test('and a file of a share its link from Clinked, whatever was pressed', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  const value = buttonValue(lastMessage(stack, ANNA), 'open_share', 'Change order 07')
  await anna().press('open_share', { value })
  await stack.drain()
  await anna().press('get_file')
  await stack.drain()
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toHaveLength(1)
  expect(elementsOf(topView(stack, ANNA), 'send_here:file')).toEqual([])

  const view_id = anna().views().at(-1)?.id ?? ''
  const action = { type: 'button', action_id: 'send_here:file', value }
  await anna().act({ container: { type: 'view', view_id }, block_id: 'any', action })
  await stack.drain()
  expect(shown()).toContain('was not sent. Here, files are not sent into Slack')
  expect(stack.slack.calls.filter(({ method }) => method === 'files.completeUploadExternal')).toEqual([])
})
