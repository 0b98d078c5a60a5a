import type { HomeView, ModalView } from '@slack/types'
import fc from 'fast-check'
import type { Approval } from '../../../lib/shares/approval.ts'
import { ATTACHMENT_TYPES, type AttachmentQuery } from '../../../lib/shares/attachments.ts'
import type { Message } from '../../../lib/shares/conversation.ts'
import type { OpenShare } from '../../../lib/shares/read-share.ts'
import type { Share } from '../../../lib/shares/share.ts'
import { type ApprovalValue, refValue, type ShareView } from '../../../lib/slack/values.ts'
import { aboutScreen } from '../../../lib/slack/views/about.ts'
import { approvalCard } from '../../../lib/slack/views/approval.ts'
import { attachmentFilterForm, attachmentsScreen } from '../../../lib/slack/views/attachments.ts'
import { connectedScreen, connectScreen, undoneScreen } from '../../../lib/slack/views/connect.ts'
import { decisionForm } from '../../../lib/slack/views/decision-form.ts'
import { disconnectedScreen, disconnectScreen } from '../../../lib/slack/views/disconnect.ts'
import { errorScreen, pressAgainScreen, stillTryingScreen } from '../../../lib/slack/views/errors.ts'
import { forgetMeScreen, forgottenScreen } from '../../../lib/slack/views/forget-me.ts'
import { helpScreen } from '../../../lib/slack/views/help.ts'
import { homeView } from '../../../lib/slack/views/home.ts'
import { cut } from '../../../lib/slack/views/limits.ts'
import type { Screen } from '../../../lib/slack/views/screen.ts'
import { shareScreen } from '../../../lib/slack/views/share.ts'
import { shareListScreen } from '../../../lib/slack/views/share-list.ts'
import { mrkdwn } from '../../../lib/slack/views/text.ts'
import { writeForm } from '../../../lib/slack/views/write-form.ts'
import {
  messageInDoubtScreen,
  messageLostScreen,
  messageWrittenScreen,
} from '../../../lib/slack/views/write-outcome.ts'
import type { Connection } from '../../../lib/store/connections.ts'
import { type Digest, NEWS_KINDS } from '../../../lib/store/subscription.ts'
import { constant, count, id, text, time, typed } from './arbitraries.ts'
import * as clinked from './arbitraries-clinked.ts'
import { homeRooms } from './arbitraries-intralinks.ts'
import { trouble } from './examples.ts'

/** What a view draws, and where it is shown. */
export type Drawn =
  | { as: 'modal' | 'message'; screen: Screen }
  | { as: 'form'; view: ModalView }
  | { as: 'home'; view: HomeView }

export const modal = (screen: fc.Arbitrary<Screen>) =>
  screen.map((drawn): Drawn => ({ as: 'modal', screen: drawn }))
export const message = (screen: fc.Arbitrary<Screen>) =>
  screen.map((drawn): Drawn => ({ as: 'message', screen: drawn }))
export const form = (view: fc.Arbitrary<ModalView>) =>
  view.map((drawn): Drawn => ({ as: 'form', view: drawn }))

export const shareId = fc.stringMatching(/^[\w-]{22}$/)
export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

export const share: fc.Arbitrary<Share> = fc.record({
  id: shareId,
  connectionId: shareId,
  kind: fc.constantFrom('file', 'note', 'discussion', 'task', 'event', undefined),
  type: constant('file', 'page'),
  name: text,
  entityId: id,
  item: optional(id),
  sharedBy: optional(text),
  guestEmail: optional(text),
  hasPassword: fc.boolean(),
  dateCreated: time,
  dateExpire: optional(time),
})

/** What a button that leads to a decision carries; an older one names no file. */
export const approvalValue: fc.Arbitrary<ApprovalValue> = fc.oneof(
  fc
    .record({ s: shareId, e: id, f: id, q: id, t: time, n: text, v: count })
    .map((named) => ({ ...named, n: cut(named.n, 100) })),
  fc.record({ s: shareId, f: id, q: id, t: time }),
)

export const placeOf = (of: Share): ShareView => refValue(of)

const provider = fc.constantFrom('clinked', 'intralinks')

export const connection: fc.Arbitrary<Connection> = fc
  .record({ id: shareId, provider, label: text, connectedAt: time, lapsedAt: optional(time) })
  .map(({ lapsedAt, ...made }) => ({
    ...made,
    person: { teamId: 'T0', userId: 'U0ANNA' },
    shareIds: [],
    ...(lapsedAt === undefined ? {} : { lapsedAt }),
  }))

export const digest: fc.Arbitrary<Digest> = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/ComodRivadavia'),
    kinds: fc.subarray([...NEWS_KINDS]),
    evenWhenNothing: fc.boolean(),
    isZoneKnown: fc.boolean(),
    dueAt: optional(time),
    shareIds: optional(fc.array(shareId, { maxLength: 110 })),
  })
  .map(({ days, zone, dueAt, shareIds, ...made }) => ({
    ...made,
    kind: 'digest',
    id: 'digest',
    person: { teamId: 'T0', userId: 'U0ANNA' },
    schedule: { days, time: '09:00', zone },
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(shareIds === undefined ? {} : { shareIds }),
  }))

export const said: fc.Arbitrary<Message> = fc
  .record({
    id,
    author: text,
    text,
    dateCreated: time,
    edited: fc.boolean(),
    answers: count,
    reactions: optional(
      fc.record({
        totalReactions: count,
        userReaction: optional(constant('HEART', 'FIRE')),
        thumbsUp: count,
        thumbsDown: count,
        heart: count,
        openEye: count,
        fire: count,
      }),
    ),
  })
  .map((made) => ({ ...made, context: `comment_${made.id}` as const }))

const cursor = fc.record({ at: fc.nat(), order: fc.constantFrom('asc', 'desc') })
export const conversation = fc.record({
  messages: fc.uniqueArray(said, { selector: ({ id: of }) => of, maxLength: 14 }),
  older: optional(cursor),
  newer: optional(cursor),
})

export const approvals: fc.Arbitrary<Approval[]> = fc
  .tuple(
    clinked.approvals,
    share,
    text,
    fc.constantFrom('guest', 'other', 'unknown'),
    optional(fc.constant('U0BEN')),
  )
  .map(([{ items }, of, fileName, addressee, decidedBy]) =>
    items.flatMap(({ version, requests }, index) =>
      requests.map((request) => ({
        share: of,
        fileId: index,
        fileName,
        version,
        request,
        addressee,
        decidedBy,
      })),
    ),
  )
export const approval = approvals.map(([first]) => ({ approval: first as Approval }))

export const part = optional(fc.integer({ min: 1, max: 1_000_000 }))

const detail = fc.oneof(
  fc
    .tuple(
      clinked.file,
      optional(approvals),
      optional(fc.array(clinked.file, { maxLength: 20 })),
      part,
      part,
      fc.boolean(),
    )
    .map(([file, asked, items, previous, next, isPictured]) => ({
      kind: 'file' as const,
      file,
      approvals: asked,
      inside: items && { items, previous, next },
      thumbnail: isPictured ? { slackFileId: 'F0PICTURE' } : undefined,
    })),
  clinked.note.map((note) => ({ kind: 'note' as const, note })),
  clinked.discussion.map((discussion) => ({ kind: 'discussion' as const, discussion })),
  fc.tuple(clinked.task, time).map(([task, now]) => ({ kind: 'task' as const, task, now })),
  clinked.event.map((event) => ({ kind: 'event' as const, event })),
  fc.constant(undefined),
)
const openShare: fc.Arbitrary<OpenShare> = fc
  .tuple(share, detail, conversation, optional(cursor))
  .map(([of, read, talk, at]) => ({
    share: { ...of, kind: read?.kind },
    detail: read,
    conversation: read && talk,
    cursor: at,
  }))

const attachmentQuery: fc.Arbitrary<AttachmentQuery> = fc.record({
  part: fc.integer({ min: 1, max: 1_000_000 }),
  name: optional(typed.map((written) => cut(written, 100))),
  type: optional(fc.constantFrom(...ATTACHMENT_TYPES)),
})

const page = fc.integer({ min: 1, max: 5 })
const list = fc
  .tuple(fc.array(share, { maxLength: 25 }), fc.array(text, { maxLength: 8 }), page)
  .map(([shares, labels, shown]) => ({
    shares,
    troubles: labels.map((label) => ({ ...trouble(), label })),
    page: shown,
  }))
export const WHAT = mrkdwn`Clinked is not answering just now.`
const draft = fc
  .record({ shareName: text, text: typed })
  .map((made) => ({ ...made, what: WHAT, draft: 'message#1' }))

/** Every view there is, by its name in lib/slack/views, with whatever it may be given. */
export const CASES: Record<string, fc.Arbitrary<Drawn>> = {
  shareScreen: modal(openShare.map((open) => shareScreen(open, WHAT))),
  shareListScreen: message(list.map(shareListScreen)),
  homeView: fc
    .tuple(
      fc.array(connection, { maxLength: 20 }),
      approvals,
      list,
      time,
      optional(digest),
      count,
      homeRooms,
      fc.boolean(),
    )
    .map(([connections, waiting, shares, drawnAt, set, subscriptions, rooms, isPartial]) => ({
      as: 'home',
      view: homeView({
        connections,
        rooms,
        approvals: waiting.map((asked) => ({ approval: asked })),
        isPartial,
        list: shares,
        drawnAt,
        digest: set,
        subscriptions,
      }),
    })),
  aboutScreen: modal(
    fc.record({ share, sharedAs: clinked.sharedAs }).map((about) => aboutScreen(about, placeOf(about.share))),
  ),
  attachmentsScreen: modal(
    fc
      .tuple(share, clinked.attachments, attachmentQuery, part, part)
      .map(([of, { items }, query, previous, next]) =>
        attachmentsScreen(
          { share: of, items: items.map((item) => ({ ...item, type: query.type })), query, previous, next },
          placeOf(of),
        ),
      ),
  ),
  attachmentFilterForm: form(
    fc.tuple(share, attachmentQuery).map(([of, query]) => attachmentFilterForm(placeOf(of), query)),
  ),
  approvalCard: message(approval.map(approvalCard)),
  decisionForm: form(
    fc
      .tuple(approvalValue, typed, fc.constantFrom('accept', 'decline'))
      .map(([about, written, verdict]) => decisionForm(about, { message: written, verdict })),
  ),
  disconnectScreen: message(
    fc.tuple(fc.array(connection, { maxLength: 25 }), page).map(([all, at]) => disconnectScreen(all, at)),
  ),
  disconnectedScreen: message(
    fc
      .tuple(
        fc.array(connection, { maxLength: 25 }),
        page,
        fc.record({ subscriptions: count, isDigestOff: fc.boolean() }),
      )
      .map(([all, at, ended]) => disconnectedScreen(all, at, ended)),
  ),
  forgetMeScreen: message(fc.constant(forgetMeScreen())),
  forgottenScreen: message(fc.constant(forgottenScreen())),
  connectScreen: message(
    fc.tuple(provider, fc.boolean(), text).map(([of, isAgain, written]) =>
      connectScreen({
        provider: of,
        isAgain,
        url: 'https://example.com/connect/1',
        userId: 'U0ANNA',
        typed: written,
      }),
    ),
  ),
  connectedScreen: message(connection.map(connectedScreen)),
  undoneScreen: message(fc.option(text, { nil: undefined }).map(undoneScreen)),
  helpScreen: message(text.map(helpScreen)),
  errorScreen: message(
    fc.constant(errorScreen(WHAT, { text: 'Try again', actionId: 'open_share', value: '{}' })),
  ),
  stillTryingScreen: message(fc.constant(stillTryingScreen(trouble().error))),
  pressAgainScreen: message(
    fc.boolean().map((isResumed) => pressAgainScreen({ text: 'Open', actionId: 'open_share' }, isResumed)),
  ),
  writeForm: form(
    fc
      .record({ kind: fc.constantFrom('reply', 'comment'), s: shareId, e: id, n: text, text: typed })
      .map(({ n, ...made }) => writeForm({ ...made, n: cut(n, 100) })),
  ),
  messageWrittenScreen: message(fc.record({ s: shareId, n: text }).map(messageWrittenScreen)),
  messageLostScreen: message(draft.map(messageLostScreen)),
  messageInDoubtScreen: message(draft.map(messageInDoubtScreen)),
}
