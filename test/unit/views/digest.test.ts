import { describe, expect, test } from '@jest/globals'
import { checkModal } from '../../../infra/sandbox/slack/validate/views.ts'
import type { DigestContent } from '../../../lib/digest/content.ts'
import { approvalPart } from '../../../lib/slack/views/approval-part.ts'
import { digestScreen } from '../../../lib/slack/views/digest.ts'
import { digestForm } from '../../../lib/slack/views/digest-form.ts'
import { mrkdwn } from '../../../lib/slack/views/text.ts'
import type { Digest } from '../../../lib/store/subscription.ts'
import {
  approval,
  connection,
  expectToFitAMessage,
  LONG_NAME,
  many,
  message,
  share,
  trouble,
} from './examples.ts'

const NOW = Date.UTC(2026, 10, 23, 23, 30)
const SCHEDULE = { days: [1], time: '09:00', zone: 'Europe/Berlin' }

const everything: DigestContent = {
  approvals: many(12, approval),
  news: many(90, (index) => ({
    share: share(index),
    isNew: index % 2 === 0,
    messages: { count: 7, newest: [message(index, LONG_NAME)] },
    reactions: [{ context: 'reply_1', count: 3 }],
    versions: many(9, (item) => ({ item, name: LONG_NAME, versionNumber: 2, by: LONG_NAME, at: NOW })),
    changes: [{ fact: 'location', to: LONG_NAME }],
  })),
  deadlines: many(9, (index) => ({ kind: 'task', share: share(index), at: NOW, allDay: false })),
  troubles: many(9, (index) => ({ connection: connection(index), error: trouble().error })),
  hasNews: true,
}
const nothing: DigestContent = { approvals: [], news: [], deadlines: [], troubles: [], hasNews: false }

describe('a digest', () => {
  test('fits one message however much there is to tell, and says what it leaves out', () => {
    const screen = digestScreen({ content: everything, schedule: SCHEDULE, now: NOW })
    expectToFitAMessage(screen)
    const shown = JSON.stringify(screen.blocks)
    expect(shown).toContain('7 more wait for you.')
    expect(shown).toMatch(/\d+ more shares have news\./)
    expect(shown).toContain('and 5 more')
    expect(shown).toContain('4 more could not be asked.')
  })

  test('fits it still when every approval in it was asked anew', () => {
    const screen = digestScreen({ content: everything, schedule: SCHEDULE, now: NOW })
    const notice = mrkdwn`This was asked anew meanwhile. Your decision was not sent: please look at it again.`
    const rest = screen.blocks.filter(({ block_id }) => !block_id?.startsWith('approval:'))
    const anew = many(5, approval).flatMap((asked) => approvalPart({ approval: asked }, notice))
    expectToFitAMessage({ ...screen, blocks: [...rest, ...anew] })
  })

  test('is of the day that it is where its reader is', () => {
    const screen = digestScreen({ content: nothing, schedule: SCHEDULE, now: NOW })
    expect(JSON.stringify(screen.blocks)).toContain('Tuesday 24 November')
  })

  test('shows what comes up before what is overdue', () => {
    const due = (days: number, index: number) => ({
      kind: 'task' as const,
      share: { ...share(index), name: `Due ${days}` },
      at: NOW + days * 86_400_000,
      allDay: false,
    })
    const deadlines = [-300, -200, -100, -2, -1, 1, 5].map(due)
    const screen = digestScreen({ content: { ...nothing, deadlines }, schedule: SCHEDULE, now: NOW })
    const shown = [...JSON.stringify(screen.blocks).matchAll(/\*(Due \S+)\*/g)].map(([, which]) => which)
    expect(shown).toEqual(['Due 1', 'Due 5', 'Due -1', 'Due -2'])
  })

  test('says in one line what is in it', () => {
    const { text } = digestScreen({ content: everything, schedule: SCHEDULE, now: NOW })
    expect(text).toBe(
      'Your digest: 12 approvals wait for you, 45 shares have news, 45 new shares, 9 dates come up, 9 connections could not be asked.',
    )
  })
})

describe('the form of a digest', () => {
  const digest: Digest = {
    kind: 'digest',
    id: 'digest',
    person: { teamId: 'T1', userId: 'U1' },
    kinds: ['messages'],
    schedule: SCHEDULE,
    isZoneKnown: true,
    evenWhenNothing: true,
    shareIds: ['s240', 'gone'],
  }
  const form = (isPartial: boolean) =>
    digestForm({
      digest,
      zone: 'Europe/Berlin',
      isZoneKnown: true,
      shares: many(250, share),
      isPartial,
      homePage: undefined,
    })
  const values = (view: object) =>
    [...JSON.stringify(view).matchAll(/"value":"(s\d+|gone)"/g)].map(([, id]) => id)

  test('lists the newest of many shares, and those that were chosen before', () => {
    const view = form(false)
    expect(checkModal(view)).toEqual([])
    expect(new Set(values(view)).size).toBe(100)
    expect(values(view)).toContain('s240')
    expect(values(view)).not.toContain('gone')
    expect(JSON.stringify(view)).toContain('Of your 250 shares the newest 100 are listed.')
  })

  test('keeps a choice whose connection does not answer now', () => {
    const view = form(true)
    expect(checkModal(view)).toEqual([])
    expect(values(view)).toContain('gone')
  })
})
