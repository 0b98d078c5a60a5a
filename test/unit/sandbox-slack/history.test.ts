import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { refusal, startWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const DM = 'D0ANNA'
const metadata = { event_type: 'told', event_payload: { key: 'first' } }

/** The app posts messages a second apart. @returns their time stamps */
async function post(...texts: string[]): Promise<string[]> {
  const stamps: string[] = []
  for (const text of texts) {
    const { ts } = await workspace.web.chat.postMessage({ channel: DM, text, metadata })
    stamps.push(ts ?? '')
    workspace.advance(1000)
  }
  return stamps
}

const texts = ({ messages }: { messages?: { text?: string }[] }) => messages?.map(({ text }) => text)

describe('conversations.history', () => {
  test('gives the newest first, page by page', async () => {
    await post('one', 'two', 'three')
    const first = await workspace.web.conversations.history({ channel: DM, limit: 2 })
    expect(texts(first)).toEqual(['three', 'two'])
    expect(first.has_more).toBe(true)
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await workspace.web.conversations.history({ channel: DM, limit: 2, cursor })
    expect(texts(second)).toEqual(['one'])
    expect(second.has_more).toBe(false)
  })

  test('gives one message where oldest and latest are its time stamp', async () => {
    const [, two = ''] = await post('one', 'two', 'three')
    const only = { channel: DM, oldest: two, latest: two }
    expect(texts(await workspace.web.conversations.history({ ...only, inclusive: true }))).toEqual(['two'])
    expect(texts(await workspace.web.conversations.history(only))).toEqual([])
  })

  test('leaves out what is older than oldest, replies in threads and what only one person sees', async () => {
    const [one = ''] = await post('one', 'two')
    await workspace.web.chat.postMessage({ channel: DM, text: 'reply', thread_ts: one })
    await workspace.web.chat.postEphemeral({ channel: DM, user: 'U0ANNA', text: 'for you' })
    const after = await workspace.web.conversations.history({ channel: DM, oldest: one })
    expect(texts(after)).toEqual(['two'])
  })

  test('gives metadata only where it is asked for', async () => {
    await post('one')
    const without = await workspace.web.conversations.history({ channel: DM })
    const all = await workspace.web.conversations.history({ channel: DM, include_all_metadata: true })
    expect(without.messages?.[0]).not.toHaveProperty('metadata')
    expect(all.messages?.[0]).toMatchObject({ metadata })
  })

  test.each([
    [{ oldest: 'yesterday' }, 'invalid_ts_oldest'],
    [{ cursor: 'none' }, 'invalid_cursor'],
    [{ limit: 1000 }, 'invalid_arguments'],
  ])('refuses %j', async (args, error) => {
    expect(await refusal(workspace.web.conversations.history({ channel: DM, ...args }))).toMatchObject({
      error,
    })
  })

  test('refuses a channel whose scope the manifest does not ask for', async () => {
    const asked = workspace.web.conversations.history({ channel: 'C0PROJECTS' })
    expect(await refusal(asked)).toMatchObject({ error: 'missing_scope', needed: 'channels:history' })
  })
})

describe('users.info', () => {
  test('tells no zone of who has none, nor of who was deactivated', async () => {
    const anna = workspace.slack.store.person('U0ANNA')
    const ben = workspace.slack.store.person('U0BEN')
    if (!anna || !ben) throw new Error('Nobody is there.')
    delete anna.tz
    ben.deleted = true
    const { user: one } = await workspace.web.users.info({ user: 'U0ANNA' })
    const { user: other } = await workspace.web.users.info({ user: 'U0BEN' })
    expect(one).toMatchObject({ deleted: false })
    expect(one).not.toHaveProperty('tz')
    expect(other).toMatchObject({ deleted: true })
    expect(other).not.toHaveProperty('tz')
  })
})

test('a fault can keep the app from hearing what it did', async () => {
  workspace.slack.store.faults.add({ method: 'chat.postMessage', drop: 'after' })
  await expect(workspace.web.chat.postMessage({ channel: DM, text: 'one' })).rejects.toThrow()
  expect(workspace.slack.as('U0ANNA').messages(DM)).toMatchObject([{ text: 'one' }])
})
