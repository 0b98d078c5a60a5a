import { expect, test } from '@jest/globals'
import { checkModal, maxViewBytes } from '../../../infra/sandbox/slack/validate/views.ts'
import { toModalView } from '../../../lib/slack/views/modal.ts'
import { reactionsScreen } from '../../../lib/slack/views/reactions.ts'
import { mrkdwn } from '../../../lib/slack/views/text.ts'
import { threadScreen } from '../../../lib/slack/views/thread.ts'
import { deepest, escapedBytes, FAR, LONG_NAME, many, message, share } from './examples.ts'

const LONG_TEXT = '漢'.repeat(5000)
test('a thread shows the comment and every answer within Slack’s limits, as deep as it may be', () => {
  const answers = {
    messages: many(14, (index) => message(14 - index, LONG_TEXT)),
    older: { at: FAR, order: 'asc' as const },
    newer: { at: FAR, order: 'asc' as const },
  }
  const open = { share: { ...share(1), name: LONG_TEXT }, comment: message(99, LONG_TEXT), answers }
  const view = toModalView(threadScreen(open, deepest, mrkdwn`:white_check_mark: Your answer is posted.`))
  expect(checkModal(view)).toEqual([])
  expect(escapedBytes(view)).toBeLessThan(maxViewBytes)
  const shown = JSON.stringify(view)
  for (const { context } of [open.comment, ...answers.messages]) expect(shown).toContain(`${context} HEART`)
})

test('who reacted is shown within Slack’s limits, however many people and reactions there are', () => {
  const reactions = many(4000, (index) => ({ type: index % 2 ? 'HEART' : `NEW_${index}`, by: LONG_NAME }))
  const view = toModalView(reactionsScreen(reactions, deepest))
  expect(checkModal(view)).toEqual([])
  expect(escapedBytes(view)).toBeLessThan(maxViewBytes)
  expect(JSON.stringify(view)).toContain('and 1950 more')
})
