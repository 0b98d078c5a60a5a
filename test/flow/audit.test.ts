import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { requireEnv } from '../../lib/config.ts'
import { createAuditStore } from '../../lib/store/audit.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import { approvalSteps } from './approval-steps.ts'
import {
  ANNA,
  BEN,
  connect,
  elementsOf,
  GENERAL,
  lastMessage,
  tokens,
  topView,
  words,
  writesTo,
} from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { auditRows } from './table.ts'

let stack: Stack
const { type, connectAndOpen, press, choose, pressInModal, submit, reply, later } = stepsOf(() => stack)
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)
const ben = stepsOf(() => stack, BEN)
const { askForApprovals, press: decide } = approvalSteps(() => stack)

const acts = async () =>
  (await auditRows()).map(({ act, outcome }) => `${String(act)} ${String(outcome)}`).toSorted()

/** The files that were sent into Slack, as text. */
const sent = () => [...stack.slack.store.files.values()].map(({ bytes }) => Buffer.from(bytes).toString())

/** The rows of the newest CSV file, without its head. */
const csv = () => (sent().at(-1) ?? '').split('\r\n').slice(1, -1)

describe('The audit notes', () => {
  test('a reply, by ids alone: who, when, with which connection, to what', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade')
    await reply('Brick, in confidence.')

    const [entry] = await auditRows()
    expect(await auditRows()).toHaveLength(1)
    expect(entry).toMatchObject({
      act: 'reply',
      outcome: 'done',
      person: { teamId: 'T0LOCAL', userId: ANNA },
      object: {
        connection: expect.stringMatching(/^[0-9a-f]{32}$/),
        context: expect.stringMatching(/^discussion_\d+$/),
        message: expect.stringMatching(/^reply_\d+$/),
      },
    })
    expect(JSON.stringify(entry)).not.toMatch(/confidence|Façade/)
    expect(entry?.expiresAt).toBe(Math.floor((Number(entry?.at) + 400 * 86_400_000) / 1000))
  })

  test('a write once, whose answer was lost and which was looked for, and that it was in doubt', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade')
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
    await reply('Once.')
    expect(await acts()).toEqual(['reply in_doubt'])
    await later(2_000)

    expect(await acts()).toEqual(['reply done', 'reply in_doubt'])
    expect(writesTo(stack, '3.4')).toHaveLength(1)
  })

  test('an attempt that was refused, by why', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade')
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, status: 403 })
    await reply('May I?')

    expect(await acts()).toEqual(['reply forbidden'])
  })

  test('a decision under whoever made it', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await askForApprovals(ANNA)
    await decide(ANNA, 'approval_accept', 'Main contract.pdf')

    expect(await auditRows()).toMatchObject([
      { act: 'approval', outcome: 'done', object: { decision: 'ACCEPT', request: expect.any(String) } },
    ])
  })

  test('a link before it is shown, and a file that was sent', async () => {
    const share = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
    const file = stack.clinked.store.components.find((each) => each.friendlyName === 'Schedule.csv')
    await pressInModal('get_file', { ...share, e: file?.id })
    await press('send_here:file')

    expect(await acts()).toEqual(['download sent', 'link done'])
  })

  test('a link or a file that was refused, or that cannot be sent, by why', async () => {
    const share = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
    const file = stack.clinked.store.components.find((each) => each.friendlyName === 'Schedule.csv')
    await pressInModal('get_file', { ...share, e: file?.id })
    stack.clinked.faults.add({ match: { section: '11.5' }, times: 1, status: 403 })
    await press('send_here:file')
    expect(await acts()).toEqual(['download forbidden', 'link done'])

    stack.clinked.faults.add({ match: { section: '11.5' }, times: 1, status: 404 })
    await pressInModal('get_file', { ...share, e: file?.id })
    expect(await acts()).toEqual(['download forbidden', 'link done', 'link not_found'])
  })

  test('a reaction', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade')
    const [menu] = elementsOf(topView(stack, ANNA), 'react') as { options?: object[] }[]
    await choose('react', { selected_option: menu?.options?.[0] })

    expect(await auditRows()).toMatchObject([
      { act: 'reaction', outcome: 'done', object: { reaction: 'THUMBS_UP' } },
    ])
  })

  test('files that were packed', async () => {
    await pressInModal('several_at_once', await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents'))
    const [box] = elementsOf(topView(stack, ANNA), 'choice_0') as { options?: object[] }[]
    const selected_options = box?.options?.slice(0, 2)
    await submit({ choice_0: { type: 'checkboxes', selected_options } })

    expect(await auditRows()).toMatchObject([
      { act: 'zip', outcome: 'done', object: { files: expect.stringMatching(/^\d+ \d+$/) } },
    ])
  })

  test('a file that was uploaded, by ids alone', async () => {
    const share = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
    await pressInModal('upload_here', share)
    const id = await anna().upload(GENERAL, { name: 'offer.txt', bytes: Buffer.from('Our offer') })
    await submit({ upload: { type: 'file_input', files: [{ id }] } })

    expect(await auditRows()).toMatchObject([
      { act: 'upload', outcome: 'done', object: { made: expect.stringMatching(/^file_\d+$/) } },
    ])
    expect(JSON.stringify(await auditRows())).not.toContain('offer')
  })

  test('a folder that was made', async () => {
    const share = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
    await pressInModal('new_folder', share)
    await submit({ name: 'Secret plans' })

    expect(await auditRows()).toMatchObject([
      { act: 'folder', outcome: 'done', object: { made: expect.stringMatching(/^file_\d+$/) } },
    ])
    expect(JSON.stringify(await auditRows())).not.toContain('Secret plans')
  })
})

describe('/shares audit', () => {
  test('gives a person their own as a CSV file in their messages', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade')
    await reply('Brick.')
    await type('/shares audit')

    expect(csv()).toEqual([
      expect.stringMatching(/^"2026-[^"]+Z","T0LOCAL","U0ANNA","reply","done","[0-9a-f]{32}","share=[^"]+"$/),
    ])
    expect(words(lastMessage(stack, ANNA))).toContain('Your audit')
  })

  test('gives an admin what everybody did, and nobody else', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade')
    await reply('Brick.')
    await ben.type('/shares audit all')
    expect(words(lastMessage(stack, BEN))).toContain('Only admins and owners')
    expect(sent()).toEqual([])

    Object.assign(stack.slack.store.person(BEN) ?? {}, { admin: true })
    await ben.type('/shares audit all')
    expect(csv()).toHaveLength(1)
    await ben.type('/shares audit')
    expect(csv()).toEqual([])
  })

  test('holds more than the database gives in one answer, and no formula', async () => {
    const client = createDocumentClient()
    const audit = createAuditStore({
      table: requireEnv('TABLE_NAME'),
      client,
      clock: () => stack.clock.now(),
    })
    const entries = Array.from({ length: 700 }, (_, index) => index)
    for (let first = 0; first < entries.length; first += 50) {
      await Promise.all(
        entries.slice(first, first + 50).map((index) =>
          audit.append({
            id: `${index}-${randomUUID()}`,
            person: { teamId: 'T0LOCAL', userId: ANNA },
            at: stack.clock.now() + index,
            act: 'reply',
            object: { connection: '=1+1', padding: 'x'.repeat(2_000) },
            outcome: 'say "hi"',
          }),
        ),
      )
    }
    client.destroy()
    await type('/shares audit')

    expect(csv()).toHaveLength(700)
    expect(csv()[0]).toContain(`"say ""hi""","'=1+1"`)
  })

  test('outlives its person, who is forgotten', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade')
    await reply('Brick.')
    stack.clock.advance(1_000)
    await type('/shares forget-me')
    await press('forget_me')
    await type('/shares audit')

    expect(csv()).toHaveLength(1)
  })
})
