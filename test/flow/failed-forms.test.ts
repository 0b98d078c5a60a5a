import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { View } from '../../infra/sandbox/slack/types.ts'
import { values } from '../../lib/slack/values.ts'
import { type Annas, craftedForms } from './annas-values.ts'
import { craftedRequests } from './crafted-requests.ts'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, BEN, connect, elementsOf, GENERAL, lastMessage, tokens, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { connectAndOpen, type, press, pressInModal, submit, later, letAllTriesPass, shown } = stepsOf(
  () => stack,
)
const rooms = dataroomSteps(() => stack)
const crafted = craftedRequests(() => stack, ANNA)
const anna = () => stack.slack.as(ANNA)
const inDm = () => lastMessage(stack, ANNA, anna().directMessages)
const openFolder = () => connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')

/** Clinked does not take calls of this section, however often they come. */
const refuse = (section: string, status = 400) => stack.clinked.faults.add({ match: { section }, status })

const buttons = (screen: unknown) =>
  [...JSON.stringify(screen).matchAll(/"type":"button","text":\{"type":"plain_text","text":"([^"]*)"/g)].map(
    ([, text]) => text,
  )

test('what is looked for in a folder can be tried again, and leads back, when Clinked refuses it', async () => {
  await openFolder()
  await press('filter_files')
  refuse('9.1')
  await submit({ file_name: 'plan' })
  expect(shown()).toContain('I could not look for “plan” in this folder. Clinked did not accept this.')
  stack.clinked.faults.clear()

  await press('go_to:again')
  expect(shown()).toContain('Only what has “plan” in its name')

  await press('filter_files')
  refuse('9.1')
  await submit({ file_name: '' })
  expect(shown()).toContain('I could not show this folder. Clinked did not accept this.')
  stack.clinked.faults.clear()
  await press('go_to:back')
  expect(shown()).toContain('Only what has “plan” in its name')
})

test('a path that could not be followed can be typed again, and leads back', async () => {
  await openFolder()
  await press('go_to_path')
  refuse('11.2', 403)
  await submit({ path: 'contracts/main.pdf' })
  expect(shown()).toContain('I could not look for “contracts/main.pdf” in this folder.')
  stack.clinked.faults.clear()
  await press('go_to_path')
  expect(shown()).toContain('Path, from the top of what is shared')
  await anna().close()
  await press('go_to:back')
  expect(shown()).toContain('Several at once…')
})

test('a filter of attachments that failed can be tried again, and leads back', async () => {
  await connectAndOpen(tokens.anna.facade, 'Design principles')
  await press('attachments')
  await press('filter_attachments')
  refuse('8.1')
  await submit({ attachment_name: 'notes' })
  expect(shown()).toContain('I could not filter what is attached. Clinked did not accept this.')
  expect(buttons(topView(stack, ANNA))).toContain('← Back')
  stack.clinked.faults.clear()
  await press('attachments:again')
  expect(shown()).toContain('Only attachments with “notes” in the name')
})

test('files that Clinked does not pack can be chosen again, and lead back', async () => {
  await pressInModal('several_at_once', await openFolder())
  const [box] = elementsOf(topView(stack, ANNA), 'choice_0') as { options?: object[] }[]
  refuse('10.1')
  await submit({ choice_0: { type: 'checkboxes', selected_options: box?.options?.slice(0, 2) } })
  expect(shown()).toContain('I could not get you 2 items as one zip file. Clinked did not accept this.')
  expect(buttons(topView(stack, ANNA))).toContain('← Back')
  stack.clinked.faults.clear()
  await press('several_at_once')
  expect(shown()).toContain('Files and folders')
})

test('a digest that could not be set says so, and how to set it', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await type('/shares digest')
  await press('change_digest')
  stack.slack.store.faults.add({ method: 'users.info', status: 503, times: 20 })
  await submit()
  await letAllTriesPass()
  expect(words(inDm())).toContain('Your digest is not set as you wanted.')
  expect(buttons(inDm())).toEqual(['Change…'])
})

test('a digest that was set is said to be set, whatever comes after', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await anna().openHome()
  await stack.drain()
  await press('change_digest')
  stack.slack.store.faults.add({ method: 'views.publish', status: 503, times: 20 })
  await submit()
  await letAllTriesPass()
  expect(words(inDm())).toContain('Your digest comes')
})

test('a folder that was refused can be tried again under the name that was typed, and leads back', async () => {
  const folder = await openFolder()
  for (const [status, why] of [
    [403, 'Clinked does not let guests put anything here.'],
    [400, 'Clinked did not accept this.'],
  ] as const) {
    await pressInModal('new_folder', { ...folder, n: 'Tender documents' })
    refuse('11.6', status)
    await submit({ name: 'Minutes 2027' })
    expect(shown()).toContain(`The folder *Minutes 2027* is not made. ${why}`)
    expect(buttons(topView(stack, ANNA))).toContain('← Back')
    stack.clinked.faults.clear()
    await press('new_folder')
    expect(shown()).toContain('In *Tender documents*')
    const [field] = elementsOf(topView(stack, ANNA), 'name') as { initial_value?: string }[]
    expect(field?.initial_value).toBe('Minutes 2027')
    await anna().close()
  }
})

test('a message that is no longer kept is said to be so, and can be copied', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  await press('reply')
  refuse('3.4', 403)
  await anna().submit({ text: { text: { value: 'Brick.' } } })
  await anna().close(undefined, true)
  await stack.drain()
  await later(100 * 86_400_000)
  await press('try_write_again')
  expect(words(anna().messages(anna().directMessages))).toContain('Brick.')
  expect(words(inDm())).toContain('I no longer keep what you wrote')
  expect(buttons(inDm())).toEqual(['My shares'])
})

test('whatever form fails for good, there is something to press', async () => {
  await rooms.connect()
  const share = await openFolder()
  const modal = structuredClone(topView(stack, ANNA) as View)
  const anyButLogin = { match: { path: '^(?!.*/oauth)' }, status: 400 }
  stack.clinked.faults.add(anyButLogin)
  stack.intralinks.faults.add(anyButLogin)
  for (const method of ['users.info', 'files.info']) {
    stack.slack.store.faults.add({ method, status: 503, times: 1_000 })
  }

  const deadEnds: string[] = []
  for (const { id, value } of craftedForms(annas(share))) {
    stack.slack.store.stacks.set(ANNA, [structuredClone(modal)])
    const before = stack.slack.calls.length
    await crafted.submit(id, value, JSON.stringify(share), modal)
    await letAllTriesPass()
    const told = stack.slack.calls.slice(before).filter(({ method }) => /^(?:chat|views)\./.test(method))
    if (buttons(told.at(-1)?.args).length === 0) deadEnds.push(id)
  }
  expect(deadEnds).toEqual([])
})

/** What forms carry, as far as they fail before it is looked for. */
function annas(share: { s: string }): Annas {
  return {
    share,
    approval: values.approval.write({ ...share, f: 1, q: 1, t: 0 }),
    connections: [],
    draft: `message#T0LOCAL#${ANNA}#V1`,
    subscription: { t: 'T0LOCAL', u: ANNA, i: '1' },
    channel: GENERAL,
    room: { workspace: '1', folder: '2', document: '3' },
    comment: 1,
  }
}

test('who has no shared folder to save to can connect another', async () => {
  const { components } = stack.clinked.store
  const others = components.filter((each) => !('contentType' in each && each.contentType === '@folder'))
  components.splice(0, components.length, ...others)
  await connect(stack, BEN, tokens.ben.lunch)
  const ben = stack.slack.as(BEN)
  await ben.upload(GENERAL, { name: 'offer.txt', bytes: Buffer.from('410,000') })
  await ben.shortcut('save_to_share', { channel: GENERAL, ts: ben.messages(GENERAL).at(-1)?.ts ?? '' })
  await stack.drain()
  expect(words(topView(stack, BEN))).toContain('None of your connections has a shared folder to save to.')
  expect(buttons(topView(stack, BEN))).toEqual(['Connect another'])
})
