import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { requireEnv } from '../../lib/config.ts'
import { createAuditStore } from '../../lib/store/audit.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import { approvalSteps } from './approval-steps.ts'
import {
  ANNA,
  BEN,
  buttonValue,
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
import { allRows } from './table.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)
const { askForApprovals, press: decide } = approvalSteps(() => stack)

/** What is in the audit. */
async function noted(): Promise<Record<string, unknown>[]> {
  return (await allRows()).filter(({ pk }) => String(pk).startsWith('audit#'))
}

const acts = async () =>
  (await noted()).map(({ act, outcome }) => `${String(act)} ${String(outcome)}`).toSorted()

async function type(line: string, userId = ANNA): Promise<void> {
  await stack.slack.as(userId).command(GENERAL, line)
  await stack.drain()
}

async function open(share: string): Promise<{ s: string }> {
  await type('/shares')
  const value = buttonValue(lastMessage(stack, ANNA), 'open_share', share)
  await anna().press('open_share', { value })
  await stack.drain()
  return JSON.parse(value) as { s: string }
}

async function pressInModal(actionId: string, value: object): Promise<void> {
  await anna().act({
    container: { type: 'view', view_id: anna().views().at(-1)?.id ?? '' },
    block_id: 'any',
    action: { type: 'button', action_id: actionId, value: JSON.stringify(value) },
  })
  await stack.drain()
}

async function reply(text: string): Promise<void> {
  await open('Façade')
  await anna().press('reply')
  await stack.drain()
  await anna().submit({ text: { text: { type: 'plain_text_input', value: text } } })
  await stack.drain()
}

/** The files that were sent into Slack, as text. */
const sent = () => [...stack.slack.store.files.values()].map(({ bytes }) => Buffer.from(bytes).toString())

/** The rows of the newest CSV file, without its head. */
const csv = () => (sent().at(-1) ?? '').split('\r\n').slice(1, -1)

describe('The audit notes', () => {
  test('a reply, by ids alone: who, when, with which connection, to what', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await reply('Brick, in confidence.')

    const [entry] = await noted()
    expect(await noted()).toHaveLength(1)
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
    await connect(stack, ANNA, tokens.anna.facade)
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
    await reply('Once.')
    expect(await acts()).toEqual(['reply in_doubt'])
    stack.clock.advance(2_000)
    await stack.drain()

    expect(await acts()).toEqual(['reply done', 'reply in_doubt'])
    expect(writesTo(stack, '3.4')).toHaveLength(1)
  })

  test('an attempt that was refused, by why', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, status: 403 })
    await reply('May I?')

    expect(await acts()).toEqual(['reply forbidden'])
  })

  test('a decision under whoever made it', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await askForApprovals(ANNA)
    await decide(ANNA, 'approval_accept', 'Main contract.pdf')

    expect(await noted()).toMatchObject([
      { act: 'approval', outcome: 'done', object: { decision: 'ACCEPT', request: expect.any(String) } },
    ])
  })

  test('a link before it is shown, and a file that was sent', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    const share = await open('Tender documents')
    const file = stack.clinked.store.components.find((each) => each.friendlyName === 'Schedule.csv')
    await pressInModal('get_file', { ...share, e: file?.id })
    await anna().press('send_here:file')
    await stack.drain()

    expect(await acts()).toEqual(['download sent', 'link done'])
  })

  test('a link or a file that was refused, or that cannot be sent, by why', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    const share = await open('Tender documents')
    const file = stack.clinked.store.components.find((each) => each.friendlyName === 'Schedule.csv')
    await pressInModal('get_file', { ...share, e: file?.id })
    stack.clinked.faults.add({ match: { section: '11.5' }, times: 1, status: 403 })
    await anna().press('send_here:file')
    await stack.drain()
    expect(await acts()).toEqual(['download forbidden', 'link done'])

    stack.clinked.faults.add({ match: { section: '11.5' }, times: 1, status: 404 })
    await pressInModal('get_file', { ...share, e: file?.id })
    expect(await acts()).toEqual(['download forbidden', 'link done', 'link not_found'])
  })

  test('a reaction', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await open('Façade')
    const [menu] = elementsOf(topView(stack, ANNA), 'react') as { options?: object[] }[]
    await anna().press('react', { selected_option: menu?.options?.[0] })
    await stack.drain()

    expect(await noted()).toMatchObject([
      { act: 'reaction', outcome: 'done', object: { reaction: 'THUMBS_UP' } },
    ])
  })

  test('files that were packed', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await pressInModal('several_at_once', await open('Tender documents'))
    const [box] = elementsOf(topView(stack, ANNA), 'choice_0') as { options?: object[] }[]
    const selected_options = box?.options?.slice(0, 2)
    await anna().submit({ choice_0: { choice_0: { type: 'checkboxes', selected_options } } })
    await stack.drain()

    expect(await noted()).toMatchObject([
      { act: 'zip', outcome: 'done', object: { files: expect.stringMatching(/^\d+ \d+$/) } },
    ])
  })

  test('a file that was uploaded, by ids alone', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    const share = await open('Tender documents')
    await pressInModal('upload_here', share)
    const id = await anna().upload(GENERAL, { name: 'offer.txt', bytes: Buffer.from('Our offer') })
    await anna().submit({ upload: { upload: { type: 'file_input', files: [{ id }] } } })
    await stack.drain()

    expect(await noted()).toMatchObject([
      { act: 'upload', outcome: 'done', object: { made: expect.stringMatching(/^file_\d+$/) } },
    ])
    expect(JSON.stringify(await noted())).not.toContain('offer')
  })

  test('a folder that was made', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    const share = await open('Tender documents')
    await pressInModal('new_folder', share)
    await anna().submit({ name: { name: { type: 'plain_text_input', value: 'Secret plans' } } })
    await stack.drain()

    expect(await noted()).toMatchObject([
      { act: 'folder', outcome: 'done', object: { made: expect.stringMatching(/^file_\d+$/) } },
    ])
    expect(JSON.stringify(await noted())).not.toContain('Secret plans')
  })
})

describe('/shares audit', () => {
  test('gives a person their own as a CSV file in their messages', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await reply('Brick.')
    await type('/shares audit')

    expect(csv()).toEqual([
      expect.stringMatching(/^"2026-[^"]+Z","T0LOCAL","U0ANNA","reply","done","[0-9a-f]{32}","share=[^"]+"$/),
    ])
    expect(words(lastMessage(stack, ANNA))).toContain('Your audit')
  })

  test('gives an admin what everybody did, and nobody else', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await reply('Brick.')
    await type('/shares audit all', BEN)
    expect(words(lastMessage(stack, BEN))).toContain('Only admins and owners')
    expect(sent()).toEqual([])

    Object.assign(stack.slack.store.person(BEN) ?? {}, { admin: true })
    await type('/shares audit all', BEN)
    expect(csv()).toHaveLength(1)
    await type('/shares audit', BEN)
    expect(csv()).toEqual([])
  })

  test('holds more than the database gives in one answer, and no formula', async () => {
    const client = createDocumentClient()
    const audit = createAuditStore({ table: requireEnv('TABLE_NAME'), client })
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
    await connect(stack, ANNA, tokens.anna.facade)
    await reply('Brick.')
    stack.clock.advance(1_000)
    await type('/shares forget-me')
    await anna().press('forget_me')
    await stack.drain()
    await type('/shares audit')

    expect(csv()).toHaveLength(1)
  })
})
