import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { actions, button, refusal, section, startWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const channel = 'C0PROJECTS'
const seenBy = (user: string, where = channel) => workspace.slack.as(user).messages(where)

describe('chat.postMessage', () => {
  test('posts as the app and fills in ids', async () => {
    const blocks = [section('Hello'), { type: 'actions' as const, elements: [button('go')] }]
    const { ts, message } = await workspace.web.chat.postMessage({ channel, text: 'Hello', blocks })

    expect(ts).toMatch(/^1795424400\.\d{6}$/)
    expect(message).toMatchObject({
      type: 'message',
      user: 'U0SHARES',
      bot_id: 'B0SHARES',
      app_id: 'A0SHARES',
      text: 'Hello',
      blocks: [{ block_id: expect.any(String) }, { block_id: expect.any(String) }],
    })
    expect(seenBy('U0BEN')).toEqual([message])
  })

  test('never gives the same ts twice', async () => {
    const posts = await Promise.all(
      [1, 2, 3].map(() => workspace.web.chat.postMessage({ channel, text: 'Hi' })),
    )

    expect(new Set(posts.map(({ ts }) => ts)).size).toBe(3)
  })

  test("goes to a person's direct messages by their id", async () => {
    expect(await workspace.web.chat.postMessage({ channel: 'U0ANNA', text: 'Hi' })).toMatchObject({
      channel: 'D0ANNA',
    })
    expect(seenBy('U0ANNA', 'D0ANNA')).toMatchObject([{ text: 'Hi' }])
  })

  test('a reply is counted at its parent, and a reply to it joins the same thread', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Parent' })
    const reply = await workspace.web.chat.postMessage({ channel, text: 'One', thread_ts: ts })
    await workspace.web.chat.postMessage({ channel, text: 'Two', thread_ts: reply.ts ?? '' })

    expect(seenBy('U0ANNA')).toMatchObject([
      { text: 'Parent', thread_ts: ts, reply_count: 2, reply_users: ['U0SHARES'] },
      { text: 'One', thread_ts: ts },
      { text: 'Two', thread_ts: ts },
    ])
  })

  test('a reply to a message that is gone stands in the channel', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Parent' })
    await workspace.web.chat.delete({ channel, ts })
    const { message } = await workspace.web.chat.postMessage({ channel, text: 'One', thread_ts: ts })

    expect(message).not.toHaveProperty('thread_ts')
    expect(seenBy('U0ANNA')).toEqual([message])
  })

  test('an archived channel takes no message and no change of one', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Hi' })
    Object.assign(workspace.slack.store.channel(channel) ?? {}, { archived: true })

    expect(await refusal(workspace.web.chat.postMessage({ channel, text: 'More' }))).toMatchObject({
      error: 'is_archived',
    })
    expect(await refusal(workspace.web.chat.update({ channel, ts, text: 'Other' }))).toMatchObject({
      error: 'is_inactive',
    })
  })

  test('goes to a channel that somebody has invited the app to', async () => {
    const anna = workspace.slack.as('U0ANNA')
    expect(await anna.command('C0GENERAL', '/invite @nobody')).toMatchObject({ ok: false })
    expect(await anna.command('C0GENERAL', '/invite @Shares')).toEqual({ ok: true })
    await workspace.web.chat.postMessage({ channel: 'C0GENERAL', text: 'Hi' })

    expect(seenBy('U0BEN', 'C0GENERAL')).toMatchObject([{ text: 'Hi' }])
  })

  test('needs the app in the channel', async () => {
    const posted = workspace.web.chat.postMessage({ channel: 'C0GENERAL', text: 'Hi' })
    expect(await refusal(posted)).toMatchObject({ error: 'not_in_channel' })
  })

  test.each([
    ['an unknown channel', { channel: 'C0NONE', text: 'Hi' }, 'channel_not_found'],
    ['nothing to say', { channel }, 'no_text'],
    ['empty blocks and text', { channel, text: '', blocks: [] }, 'no_text'],
    ['too long a text', { channel, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['blocks that are no list', { channel, text: 'Hi', blocks: 'section' }, 'invalid_blocks_format'],
    [
      'more than 12,000 characters of markdown',
      { channel, blocks: ['x', 'y'].map((letter) => ({ type: 'markdown', text: letter.repeat(6_001) })) },
      'msg_blocks_too_long',
    ],
    [
      'more than 13,200 characters in blocks',
      { channel, blocks: [1, 2, 3, 4, 5].map(() => section('x'.repeat(2_700))) },
      'msg_blocks_too_long',
    ],
    [
      'more than 100 attachments',
      { channel, attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) },
      'too_many_attachments',
    ],
    ['metadata without an event type', { channel, text: 'Hi', metadata: {} }, 'invalid_metadata_format'],
  ])('refuses %s', async (_name, message, error) => {
    expect(await refusal(workspace.web.apiCall('chat.postMessage', message))).toMatchObject({
      ok: false,
      error,
    })
    expect(seenBy('U0ANNA')).toEqual([])
  })

  test('says what is wrong with blocks, and where', async () => {
    const blocks = [
      section(''),
      { type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } },
    ]

    expect(await refusal(workspace.web.chat.postMessage({ channel, text: 'Hi', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: [
          '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]',
          '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
          '[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]',
        ],
      },
    })
  })
})

describe('chat.postEphemeral', () => {
  test('shows a message to one person only', async () => {
    await workspace.web.chat.postEphemeral({ channel, user: 'U0ANNA', text: 'Psst' })

    expect(seenBy('U0ANNA')).toMatchObject([{ text: 'Psst' }])
    expect(seenBy('U0BEN')).toEqual([])
  })

  test.each([
    ['for someone who is not there', { channel, user: 'U0NOBODY', text: 'Psst' }, 'user_not_in_channel'],
    [
      "in someone else's direct messages",
      { channel: 'D0ANNA', user: 'U0BEN', text: 'Psst' },
      'user_not_in_channel',
    ],
    ['where the app is not', { channel: 'C0GENERAL', user: 'U0ANNA', text: 'Psst' }, 'not_in_channel'],
  ])('is refused %s', async (_name, message, error) => {
    expect(await refusal(workspace.web.chat.postEphemeral(message))).toMatchObject({ error })
  })

  test('cannot be found again by its ts', async () => {
    const { message_ts = '' } = await workspace.web.chat.postEphemeral({
      channel,
      user: 'U0ANNA',
      text: 'Psst',
    })

    for (const call of [
      workspace.web.chat.update({ channel, ts: message_ts, text: 'Changed' }),
      workspace.web.chat.delete({ channel, ts: message_ts }),
    ]) {
      expect(await refusal(call)).toMatchObject({ error: 'message_not_found' })
    }
  })
})

describe('chat.update and chat.delete', () => {
  const blocks = [actions(button('go'))]

  test('text alone takes the blocks away and shows as edited', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Before', blocks })
    await workspace.web.chat.update({ channel, ts, text: 'After' })

    const [message] = seenBy('U0ANNA')
    expect(message).toMatchObject({ ts, text: 'After', edited: { user: 'U0SHARES' } })
    expect(message).not.toHaveProperty('blocks')
  })

  test('new blocks replace the old ones and do not show as edited', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Before', blocks })
    await workspace.web.chat.update({ channel, ts, text: 'After', blocks: [section('Decided')] })

    const [message] = seenBy('U0ANNA')
    expect(message).toMatchObject({ text: 'After', blocks: [section('Decided')] })
    expect(message).not.toHaveProperty('edited')
  })

  test('refuses what is not there, not the app’s own, or too long', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Mine' })
    const theirs = await workspace.slack.as('U0BEN').message(channel, 'Theirs')

    const update = (to: object) =>
      refusal(workspace.web.apiCall('chat.update', { channel, text: 'x', ...to }))
    expect(await update({ ts: '1.000001' })).toMatchObject({ error: 'message_not_found' })
    expect(await update({ ts: theirs })).toMatchObject({ error: 'cant_update_message' })
    expect(await update({ ts, text: 'x'.repeat(4_001) })).toMatchObject({ error: 'msg_too_long' })
    expect(await refusal(workspace.web.chat.delete({ channel, ts: theirs }))).toMatchObject({
      error: 'cant_delete_message',
    })
  })

  test('a deleted message is gone for all', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Soon gone' })
    await workspace.web.chat.delete({ channel, ts })

    expect(seenBy('U0ANNA')).toEqual([])
  })
})
