import fc from 'fast-check'
import type { Change, Deadline, DigestContent, NewVersion, ShareNews } from '../../../lib/digest/content.ts'
import type { Approval } from '../../../lib/shares/approval.ts'
import { digestScreen } from '../../../lib/slack/views/digest.ts'
import { digestForm } from '../../../lib/slack/views/digest-form.ts'
import { digestHintScreen, digestSettingScreen } from '../../../lib/slack/views/digest-setting.ts'
import {
  approvals,
  connection,
  type Drawn,
  digest,
  form,
  message,
  optional,
  said,
  share,
} from './all-views-cases.ts'
import { constant, count, id, text, time, typed } from './arbitraries.ts'
import { trouble } from './examples.ts'

const version: fc.Arbitrary<NewVersion> = fc.record({
  item: optional(id),
  name: text,
  versionNumber: optional(count),
  by: optional(text),
  at: optional(time),
})
const change: fc.Arbitrary<Change> = fc.oneof(
  constant('WAITING', 'IN_PROGRESS').map((to) => ({ fact: 'status' as const, to })),
  fc.integer().map((to) => ({ fact: 'progress' as const, to })),
  optional(time).map((to) => ({ fact: 'due' as const, to })),
  fc.record({ fact: fc.constant('start' as const), to: time, allDay: fc.boolean() }),
  optional(text).map((to) => ({ fact: 'location' as const, to })),
)
const news: fc.Arbitrary<ShareNews> = fc.record({
  share,
  isNew: fc.boolean(),
  messages: fc.record({ count, newest: fc.array(said, { maxLength: 5 }) }),
  reactions: fc.array(
    fc.record({ context: id.map((of) => `reply_${of}` as const), count: fc.nat({ max: 9 }) }),
    { maxLength: 3 },
  ),
  versions: fc.array(version, { maxLength: 6 }),
  changes: fc.array(change, { maxLength: 5 }),
})
const deadline: fc.Arbitrary<Deadline> = fc.record({
  kind: fc.constantFrom('lapses', 'task', 'event'),
  share,
  at: time,
  allDay: fc.boolean(),
})
const content: fc.Arbitrary<DigestContent> = fc.record({
  approvals: fc.oneof(fc.constant<Approval[]>([]), approvals),
  news: fc.array(news, { maxLength: 15 }),
  deadlines: fc.array(deadline, { maxLength: 8 }),
  troubles: fc
    .array(connection, { maxLength: 8 })
    .map((connections) => connections.map((of) => ({ connection: of, error: trouble().error }))),
  hasNews: fc.boolean(),
})

/** The views of digests. */
export const CASES_DIGEST: Record<string, fc.Arbitrary<Drawn>> = {
  digestScreen: message(
    fc
      .tuple(content, digest, time)
      .map(([told, { schedule }, now]) => digestScreen({ content: told, schedule, now })),
  ),
  digestSettingScreen: message(optional(digest).map(digestSettingScreen)),
  digestHintScreen: message(typed.map(digestHintScreen)),
  digestForm: form(
    fc
      .tuple(
        optional(digest),
        fc.uniqueArray(share, { selector: ({ id: of }) => of, maxLength: 110 }),
        fc.boolean(),
        fc.boolean(),
        optional(fc.integer({ min: 1, max: 9 })),
      )
      .map(([set, shares, isPartial, isZoneKnown, homePage]) =>
        digestForm({ digest: set, zone: 'Europe/Berlin', isZoneKnown, shares, isPartial, homePage }),
      ),
  ),
}
