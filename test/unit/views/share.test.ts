import { describe, expect, test } from '@jest/globals'
import { checkModal, maxViewBytes } from '../../../infra/sandbox/slack/validate/views.ts'
import type { Conversation } from '../../../lib/shares/conversation.ts'
import type { ShareDetail } from '../../../lib/shares/read-share.ts'
import type { ShareView } from '../../../lib/slack/values.ts'
import { toModalView } from '../../../lib/slack/views/modal.ts'
import { shareScreen } from '../../../lib/slack/views/share.ts'
import { mrkdwn } from '../../../lib/slack/views/text.ts'
import { approval, deepest, escapedBytes, LONG_NAME, many, message, share } from './examples.ts'

const LONG_TEXT = '漢'.repeat(5000)

const longConversation: Conversation = {
  messages: many(14, (index) => message(14 - index, LONG_TEXT)),
  older: { at: 99, order: 'asc' },
  newer: { at: 300, order: 'asc' },
}

describe('a share in a modal', () => {
  const details: [string, ShareDetail][] = [
    ['a note whose page is full of text', note(`<p>${'漢'.repeat(90_000)}</p>`)],
    ['a note of more blocks than fit', note('<h1>one</h1><p>two</p>'.repeat(100))],
    ['a folder of notes that is full of text itself', folder(`<p>${'漢'.repeat(90_000)}</p>`)],
    ['a folder of notes with more blocks of its own than fit', folder('<h1>one</h1><p>two</p>'.repeat(100))],
    ['a note of ever-changing formats', note('<b>b</b><i>漢</i>'.repeat(9000))],
    [
      'a file with more approvals than fit',
      {
        kind: 'file',
        file: { id: 1, friendlyName: LONG_NAME, tags: [], summary: LONG_TEXT },
        approvals: many(40, approval),
      },
    ],
    [
      'a discussion that begins with a long text',
      {
        kind: 'discussion',
        discussion: {
          friendlyName: LONG_NAME,
          tags: [LONG_NAME],
          author: { name: LONG_NAME },
          description: LONG_TEXT,
        },
      },
    ],
  ]

  test.each(details)(
    'shows every message, and the buttons that lead to others, within Slack’s limits: %s',
    (_, detail) => {
      // The deepest place has the longest values, and is as far into a note or folder as there is.
      for (const place of [undefined, deepest, { ...deepest, p: 1 }]) {
        const view = modalOf(detail, longConversation, place)
        expect(checkModal(view)).toEqual([])
        expect(escapedBytes(view)).toBeLessThan(maxViewBytes)
      }
      const shown = JSON.stringify(modalOf(detail, longConversation))
      for (const { context } of longConversation.messages) expect(shown).toContain(`${context} HEART`)
      expect(shown.match(/漢…"/g)?.length).toBeGreaterThanOrEqual(longConversation.messages.length)
      expect(shown).toContain('conversation_page:newer')
      expect(shown).toContain('conversation_page:older')
    },
  )

  test('says of a file without an ending that it is a file, once that is known', () => {
    const file = { id: 1, friendlyName: 'LICENSE', tags: [] }
    const none: Conversation = { messages: [], older: undefined, newer: undefined }
    const shown = JSON.stringify(modalOf({ kind: 'file', file, approvals: [] }, none))
    expect(shown).toContain(':page_facing_up:')
    expect(shown).not.toContain('Folder')
  })

  test('cuts no message that has room', () => {
    const text = '漢'.repeat(1000)
    const messages = many(10, (index) => message(index, text))
    const shown = JSON.stringify(modalOf(note('<p>short</p>'), { ...longConversation, messages }))
    expect(shown.match(new RegExp(`"${text}"`, 'g'))).toHaveLength(10)
  })

  test('says which page of a note it is where there are several', () => {
    const none: Conversation = { messages: [], older: undefined, newer: undefined }
    expect(JSON.stringify(modalOf(note('<hr>'.repeat(46)), none))).not.toContain('Page 1')
    expect(JSON.stringify(modalOf(note('<hr>'.repeat(47)), none))).toContain('Page 1 of 2')
  })

  test('leads back from a part of the conversation that holds nothing', () => {
    const past: Conversation = { messages: [], older: undefined, newer: { at: 5, order: 'desc' } }
    const shown = JSON.stringify(modalOf(note(''), past))
    expect(shown).toContain('There are no more comments.')
    expect(shown).not.toContain('No comments yet')
    expect(shown).toContain('conversation_page:newer')
  })

  test('says so where nobody has said anything', () => {
    const none: Conversation = { messages: [], older: undefined, newer: undefined }
    expect(JSON.stringify(modalOf(note(''), none))).toContain('No comments yet')
  })
})

function modalOf(detail: ShareDetail, conversation: Conversation, shown?: ShareView) {
  const { kind } = detail
  const { older: cursor } = conversation
  const open = { share: { ...share(1), kind, item: 7 }, detail, conversation, cursor, commentCount: 40 }
  return toModalView(shareScreen(open, mrkdwn`:white_check_mark: Your comment is posted.`, shown))
}

function folder(content: string): ShareDetail {
  const items = many(20, (index) => ({
    id: index,
    friendlyName: LONG_TEXT,
    tags: [],
    creator: { id: 1, name: LONG_TEXT },
  }))
  const about = { id: 1, friendlyName: LONG_NAME, tags: [LONG_NAME], content, pageType: 'FOLDER' }
  return { kind: 'note', note: about, inside: { items, previous: 3, next: 5 } }
}

function note(content: string): ShareDetail {
  const creator = { id: 1, name: LONG_NAME }
  return {
    kind: 'note',
    note: { id: 1, friendlyName: LONG_NAME, tags: [LONG_NAME], content, creator, versions: 3 },
  }
}
