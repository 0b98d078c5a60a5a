import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { logins } from '../../infra/sandbox/intralinks/index.ts'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, BEN, GENERAL } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { auditRows } from './table.ts'

let stack: Stack
const ben = stepsOf(() => stack, BEN)
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await ben.type('/dataroom')
  await ben.fillInPage({ ...logins.ben, end_other_sessions: 'yes' })
  await connect()
  await open('Harbour Quarter financing')
})
afterAll(() => stack.stop())

const { connect, open, press, pressInModal, submit, letAllTriesPass, shown, files } = dataroomSteps(
  () => stack,
)
const anna = () => stack.slack.as(ANNA)

/** A data room that Ben is in and Anna is not, with something to accept at its door. */
function castor() {
  const { workspaces, folders } = stack.intralinks.store
  const room = workspaces.find(({ name }) => name === 'Project Castor')
  const folder = folders.find(({ workspace }) => workspace === room?.id)
  if (!room || !folder) throw new Error('There is no Project Castor.')
  room.splash = { text: '<p>Castor terms.</p>', acceptText: 'I agree' }
  return { room, folder }
}

/** Puts something else into what the modal on top keeps for its form. */
function forgeMetadata(values: object): void {
  const view = anna().views().at(-1)
  if (!view) throw new Error('There is no modal.')
  const kept = JSON.parse(String(view.private_metadata)) as object
  Object.assign(view, { private_metadata: JSON.stringify({ ...kept, ...values }) })
}

async function expectNothingOfCastor(): Promise<void> {
  const { acceptances } = stack.intralinks.store
  expect(acceptances).toEqual([])
  expect(await auditRows()).not.toContainEqual(expect.objectContaining({ outcome: 'ALLOW' }))
  expect(files()).toEqual([])
  const everything = JSON.stringify(stack.slack.as(ANNA).state())
  for (const name of ['Castor', 'Teaser']) expect(everything).not.toContain(name)
}

test.each(['open_room', 'room_place:folder', 'get_document'])(
  'another person’s data room is not reached by a forged %s, though they are connected',
  async (actionId) => {
    const { room, folder } = castor()
    const f = String(folder.id)
    await pressInModal(actionId, { w: String(room.id), f, ...(actionId === 'get_document' ? { d: f } : {}) })
    expect(shown()).toContain('no longer there in Intralinks')
    await expectNothingOfCastor()
  },
)

test('nor is a folder of it, asked for as if it were in a room of one’s own', async () => {
  await pressInModal('room_place:folder', { w: '701422', f: String(castor().folder.id) })
  expect(shown()).toContain('no longer there in Intralinks')
  await expectNothingOfCastor()
})

test('nor is it mentioned in a channel by a forged form', async () => {
  await press('mention_room')
  forgeMetadata({ w: String(castor().room.id) })
  await submit({ channel: { selected_conversation: GENERAL } })
  expect(shown()).toContain('no longer there in Intralinks')
  const posted = stack.slack.calls.filter(({ method }) => method === 'chat.postMessage')
  expect(posted.filter(({ args }) => args.channel === GENERAL)).toEqual([])
  await expectNothingOfCastor()
})

test('nor is what stands at its door accepted by a forged form', async () => {
  await anna().close()
  await open('Project Aurora')
  forgeMetadata({ w: String(castor().room.id) })
  await anna().submit()
  await letAllTriesPass()
  expect(shown()).toContain('no longer there in Intralinks')
  await expectNothingOfCastor()
})
