import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { View } from '../../infra/sandbox/slack/types.ts'
import { ACTION } from '../../lib/slack/actions.ts'
import { FORM } from '../../lib/slack/forms.ts'
import { type Annas, CARRIES, craftedForms, craftedPresses } from './annas-values.ts'
import { approvalSteps } from './approval-steps.ts'
import { PROJECTS, subscribe } from './channel-steps.ts'
import { craftedRequests, onButton } from './crafted-requests.ts'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, BEN, buttonValue, connect, GENERAL, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { allRows, asText } from './table.ts'

let stack: Stack
let annas: Annas

beforeAll(async () => {
  stack = await startStack()
  annas = await whatAnnaHas()
  await connect(stack, BEN, tokens.ben.lunch)
  // What Anna's jobs do when they are tried again is not taken for what Ben's do.
  await letAllTriesPass()
}, 120_000)
afterAll(() => stack.stop())

const UNSENT = 'What Anna wrote and nobody took'
const ORDER = 'Change order 07.pdf'
const { askForApprovals, acceptValue } = approvalSteps(() => stack)
const ben = craftedRequests(() => stack, BEN)
const anna = craftedRequests(() => stack, ANNA)
const { type, press, open, submit, later, letAllTriesPass } = stepsOf(() => stack)
const rooms = dataroomSteps(() => stack)

/** Anna has connected both services, and has of everything that a button can name. */
async function whatAnnaHas(): Promise<Annas> {
  for (const token of CONNECTED) await connect(stack, ANNA, token)
  await askForApprovals(ANNA)
  await subscribe(stack)
  await type('/shares digest')
  await press(ACTION.digestOn)

  await type('/shares')
  await open('Façade material')
  await press(ACTION.reply)
  stack.clinked.faults.add({ match: { section: '3.4' }, status: 400 })
  await submit({ text: UNSENT })
  stack.clinked.faults.clear()

  await rooms.connect()
  await rooms.openFinance()

  const rows = await allRows()
  const [document] = stack.intralinks.store.documents
  const keyOf = (start: string) =>
    rows.flatMap(({ pk, sk }) =>
      String(sk).startsWith(start) && String(pk).includes(ANNA) ? [String(sk)] : [],
    )
  const subscription = keyOf('subscription#').find((sk) => sk !== 'subscription#digest')
  const draft = rows.find((row) => asText(row).includes(UNSENT))
  const [comment] = stack.clinked.store.comments
  return {
    share: JSON.parse(buttonValue(lastMessageWith(ORDER), ACTION.openShare, ORDER)),
    approval: acceptValue(ANNA, ORDER),
    connections: keyOf('connection#').map((sk) => sk.slice('connection#'.length)),
    draft: String(draft?.pk).slice('write#'.length),
    subscription: {
      t: stack.slack.store.team.id,
      u: ANNA,
      i: subscription?.slice('subscription#'.length) ?? '',
    },
    channel: PROJECTS,
    room: {
      workspace: String(document?.folder.workspace),
      folder: String(document?.folder.id),
      document: String(document?.id),
    },
    comment: comment?.id ?? 0,
  }
}

const CONNECTED = [tokens.anna.facade, tokens.anna.changeOrder, tokens.anna.fireSafety]
const ANNAS_TOKENS = Object.values(tokens.anna)

/** The newest message to Anna in the channel that shows this. */
function lastMessageWith(name: string): unknown {
  const shown = stack.slack.as(ANNA).messages(GENERAL)
  return shown.findLast((message) => JSON.stringify(message).includes(name))
}

/** What only Anna may be shown: what she wrote, and what her rooms and those shares are called that Ben has no part in. */
function annasWords(): string[] {
  const names = stack.intralinks.store.workspaces.map(({ name }) => name)
  return [UNSENT, ...names, 'Design principles', 'fire safety', 'Site visit', 'Minutes 12']
}

/** All rows in which Anna is named, but for Ben's own: what he pressed is kept for when he has connected. */
async function rowsOfAnna(): Promise<string[]> {
  const rows = await allRows()
  return rows
    .filter(({ pk, owned }) => !String(pk).includes(BEN) && !String(owned).startsWith(`${BEN}#`))
    .map(asText)
    .filter((row) => row.includes(ANNA))
    .toSorted()
}

/** Ben opens a share of his own. @returns its modal */
async function bensModal(): Promise<View> {
  const steps = stepsOf(() => stack, BEN)
  await steps.type('/shares')
  await steps.press(ACTION.openShare)
  return structuredClone(topView(stack, BEN) as View)
}

/** Has all done that comes of something: what leads to a modal is kept back for a second. */
const settle = () => later(1_000)

/** Ben does something with this modal open; nothing of Anna's is asked for, changed or shown. */
async function leavesAnnasAlone(what: string, modal: View, act: () => Promise<void>): Promise<void> {
  const asked = { clinked: stack.clinked.requests.length, intralinks: stack.intralinks.requests.length }
  const told = stack.slack.calls.length
  const before = await rowsOfAnna()
  stack.slack.store.stacks.set(BEN, [structuredClone(modal)])
  await act()
  await settle()

  const requests = JSON.stringify(stack.clinked.requests.slice(asked.clinked))
  const calls = JSON.stringify(stack.slack.calls.slice(told))
  expect({
    what,
    tokensUsed: ANNAS_TOKENS.filter((token) => requests.includes(token)),
    roomsAsked: stack.intralinks.requests.slice(asked.intralinks),
    wordsShown: annasWords().filter((word) => calls.includes(word)),
    rows: await rowsOfAnna(),
  }).toEqual({ what, tokensUsed: [], roomsAsked: [], wordsShown: [], rows: before })
}

test('the values that are tried are those of each button and each form there is', () => {
  expect(Object.keys(CARRIES.action).toSorted()).toEqual(Object.keys(ACTION).toSorted())
  expect(Object.keys(CARRIES.form).toSorted()).toEqual(Object.keys(FORM).toSorted())
})

test('Anna has all that the values name', async () => {
  expect(annas.connections.length).toBe(CONNECTED.length + 1)
  expect(annas.draft).toContain(ANNA)
  expect(annas.subscription.i).not.toBe('')
  expect((await rowsOfAnna()).length).toBeGreaterThan(8)
})

test('Ben reaches nothing of Anna’s by any form or button, whatever he has it carry', async () => {
  const modal = await bensModal()
  const share = JSON.stringify(annas.share)
  for (const { id, value } of craftedForms(annas)) {
    await leavesAnnasAlone(`${id} ${value}`, modal, () => ben.submit(id, value, share, modal))
  }
  for (const { id, value } of craftedPresses(annas)) {
    await leavesAnnasAlone(`${id} ${value}`, modal, () => ben.press(onButton(id), value, share, modal))
  }
}, 300_000)

/** The ids of buttons that only look. */
const LOOKS: string[] = [ACTION.openShare, ACTION.aboutShare, ACTION.fileVersions, ACTION.getFile]

test('in Anna’s own hands these values open what they name', async () => {
  const modal = structuredClone(topView(stack, ANNA) as View)
  const looks = craftedPresses(annas).filter(({ id }) => LOOKS.includes(id))
  expect(new Set(looks.map(({ id }) => id))).toEqual(new Set(LOOKS))
  for (const { id, value } of looks) {
    const asked = stack.clinked.requests.length
    stack.slack.store.stacks.set(ANNA, [structuredClone(modal)])
    await anna.press(onButton(id), value, JSON.stringify(annas.share), modal)
    await settle()
    expect(JSON.stringify(stack.clinked.requests.slice(asked))).toContain(tokens.anna.changeOrder)
  }
  const told = stack.slack.calls.length
  await anna.press(ACTION.tryWriteAgain, JSON.stringify({ w: annas.draft }), '', modal)
  await settle()
  expect(JSON.stringify(stack.slack.calls.slice(told))).toContain(UNSENT)
  await letAllTriesPass()
})
