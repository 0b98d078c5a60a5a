import { expect } from '@jest/globals'
import { refuseBadMessage } from '../../../infra/sandbox/slack/validate/messages.ts'
import { UpstreamError } from '../../../lib/errors.ts'
import type { Workspace } from '../../../lib/intralinks/workspaces.ts'
import type { Approval } from '../../../lib/shares/approval.ts'
import type { Message } from '../../../lib/shares/conversation.ts'
import type { Share } from '../../../lib/shares/share.ts'
import { FIELD } from '../../../lib/slack/forms.ts'
import { MOST_FOLDERS, MOST_THREADS, type ShareView } from '../../../lib/slack/values.ts'
import type { TroubleView } from '../../../lib/slack/views/errors.ts'
import type { Screen } from '../../../lib/slack/views/screen.ts'
import type { Connection } from '../../../lib/store/connections.ts'

/** A name can be as long as anybody likes, and each character of it one that must be escaped. */
export const LONG_NAME = '<&>'.repeat(500)

const NOW = Date.UTC(2026, 10, 21)

export const FAR = Number.MAX_SAFE_INTEGER

/** A place in a share that is as deep as one can get. */
export const deepest: ShareView = {
  s: 's'.repeat(64),
  e: FAR,
  c: { at: FAR, order: 'desc' },
  p: FAR,
  up: Array.from({ length: MOST_FOLDERS }, () => FAR),
  t: Array.from({ length: MOST_THREADS }, () => ({ k: FAR, c: { at: FAR, order: 'desc' as const } })),
  o: 'smallest',
  q: '漢'.repeat(FIELD.fileName.maxLength),
  b: { p: FAR, q: '漢'.repeat(FIELD.fileName.maxLength) },
}

/** `count` of anything, made of its number from 0. */
export function many<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

export function share(index: number): Share {
  return {
    id: `s${index}`,
    connectionId: 'c0',
    kind: 'file',
    type: 'file',
    name: LONG_NAME,
    entityId: index,
    item: undefined,
    sharedBy: LONG_NAME,
    guestEmail: 'anna@example.com',
    hasPassword: true,
    dateCreated: NOW,
    dateExpire: NOW,
  }
}

export function connection(index: number): Connection {
  return {
    id: `c${index}`,
    provider: 'clinked',
    person: { teamId: 'T0', userId: 'U0' },
    label: LONG_NAME,
    connectedAt: NOW,
    lapsedAt: NOW,
    shareIds: [],
  }
}

export function trouble(): TroubleView {
  const details = {
    service: 'clinked',
    operation: '2.1 GET',
    code: 'unavailable',
    mayHaveActed: false,
  } as const
  return { label: LONG_NAME, error: new UpstreamError('answered 503', details) }
}

export function approval(index: number): Approval {
  return {
    share: { id: `s${index}`, item: 7 },
    fileId: index,
    fileName: LONG_NAME,
    version: {
      id: index,
      versionNumber: index,
      uploaded: { name: LONG_NAME },
      summary: LONG_NAME,
      lastModified: NOW,
      size: 1,
    },
    request: { id: index, sourceName: LONG_NAME, type: 'FILE_APPROVAL', status: 'NONE', lastModified: NOW },
    addressee: 'guest',
  }
}

export function room(index: number): Workspace {
  return {
    id: String(index),
    name: LONG_NAME,
    description: LONG_NAME,
    host: LONG_NAME,
    statistics: { newTasks: 1 },
    phase: LONG_NAME,
  }
}

export function message(id: number, text: string): Message {
  return {
    id,
    context: `comment_${id}`,
    author: LONG_NAME,
    text,
    dateCreated: NOW + id,
    edited: true,
    reactions: {
      totalReactions: 9,
      userReaction: 'HEART'.repeat(100),
      thumbsUp: 1,
      thumbsDown: 2,
      heart: 3,
      openEye: 4,
      fire: 5,
    },
    answers: 3,
  }
}

/** @throws Refusal as Slack would refuse it. */
export function expectToFitAMessage({ text, blocks }: Screen): void {
  expect(() => refuseBadMessage({ text, blocks: JSON.parse(JSON.stringify(blocks)) }, 4000)).not.toThrow()
}

/** How long something is as JSON where each character past ASCII, and each slash, is an escape of 6 bytes. */
export function escapedBytes(value: unknown): number {
  return JSON.stringify(value).replace(/[\u0080-\uffff/]/g, '\\u0000').length
}

/** The values of all buttons of an action, from top to bottom. */
export function valuesOf({ blocks }: Screen, actionId: string): string[] {
  const buttons = [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]*)","value":"((?:[^"\\]|\\.)*)"/g)]
  return buttons.flatMap(([, id, value]) => (id === actionId ? [JSON.parse(`"${value}"`) as string] : []))
}

/** The screens of a list from the first page on, as Next leads through them. */
export function pagesOf(screenAt: (page: number) => Screen, nextActionId: string): Screen[] {
  const screens: Screen[] = []
  for (let page: number | undefined = 1; page !== undefined; ) {
    const screen = screenAt(page)
    screens.push(screen)
    const [next] = valuesOf(screen, nextActionId)
    const to: number | undefined = next === undefined ? undefined : (JSON.parse(next) as { p: number }).p
    if (to !== undefined && to <= page) throw new Error(`Next leads from page ${page} to ${to}.`)
    page = to
  }
  return screens
}
