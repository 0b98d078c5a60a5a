import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, elementsOf, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
beforeAll(async () => {
  process.env.SEND_FILES_TO_SLACK = 'off'
  process.env.INTRALINKS_WEB_URL = 'https://rooms.example'
  stack = await startStack()
})
afterAll(() => stack.stop())

const rooms = dataroomSteps(() => stack)
const { connectAndOpen, press, pressInModal, shown } = stepsOf(() => stack)

test('where files are not sent into Slack, a document of a data room is a link to Intralinks', async () => {
  await rooms.connect()
  await rooms.open('Harbour Quarter financing')
  await press('room_place:folder', 'Open Site surveys')
  await press('get_document', 'Survey summary.pdf')
  expect(shown()).toContain('here, files are not sent into Slack')
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toMatchObject([{ url: 'https://rooms.example' }])
  expect(stack.intralinks.requests.filter(({ path }) => path.endsWith('/file'))).toEqual([])
  expect(stack.slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([])
  await stack.slack.as(ANNA).close()
})

test('and a file of a share its link from Clinked, whatever was pressed', async () => {
  const share = await connectAndOpen(tokens.anna.changeOrder, 'Change order 07')
  await press('get_file')
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toHaveLength(1)
  expect(elementsOf(topView(stack, ANNA), 'send_here:file')).toEqual([])

  await pressInModal('send_here:file', share)
  expect(shown()).toContain('was not sent. Here, files are not sent into Slack')
  expect(stack.slack.calls.filter(({ method }) => method === 'files.completeUploadExternal')).toEqual([])
})
