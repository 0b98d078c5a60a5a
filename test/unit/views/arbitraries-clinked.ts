import fc from 'fast-check'
import { listApprovals } from '../../../lib/clinked/approvals.ts'
import { listAttachments } from '../../../lib/clinked/attachments.ts'
import { getDiscussion } from '../../../lib/clinked/discussions.ts'
import { getEvent } from '../../../lib/clinked/events.ts'
import { getFile } from '../../../lib/clinked/files.ts'
import { getNote } from '../../../lib/clinked/notes.ts'
import { getShare } from '../../../lib/clinked/shares.ts'
import { getTask } from '../../../lib/clinked/tasks.ts'
import { bytes, constant, count, date, id, read, record, text } from './arbitraries.ts'

/** What Clinked may answer, by the shapes of the reference, and what the client makes of it. */

const user = record(
  { id, name: text },
  { username: text, logo: fc.boolean(), jobTitle: text, lastModified: date },
)
const author = record({ name: text }, { user, username: text })
const person = record({ name: text }, { id })
const group = fc.record({ id, name: text, friendlyName: text })
const tags = fc.array(text, { maxLength: 4 }).map((list) => list.join(','))
const contextKey = fc.record({ id })
const common = {
  contextKey,
  sharing: constant('NONE', 'DEFAULT', 'MEMBERS', 'PUBLIC'),
  memberPermission: count,
  attachmentCount: count,
  commentCount: count,
  name: text,
  tags,
  lastModified: date,
}

const rule = fc.oneof(
  fc.constantFrom(
    'FREQ=WEEKLY;WKST=MO;BYDAY=FR',
    'FREQ=DAILY;INTERVAL=2;COUNT=10',
    'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270101T000000Z',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1',
    'FREQ=DAILY;UNTIL=99999999',
    'RRULE:FREQ=DAILY',
  ),
  text,
)

export const file = record(
  { id, friendlyName: text },
  {
    ...common,
    following: fc.boolean(),
    contentType: constant('@folder', 'application/pdf', 'image/png'),
    size: bytes,
    uploaded: author,
    locked: fc.boolean(),
    locker: person,
    summary: text,
    path: fc.array(record({ id }, { friendlyName: text }), { maxLength: 3 }),
    versions: count,
    watermark: fc.boolean(),
    group,
    parent: record({ id }, { friendlyName: text }),
  },
).map((body) => read(getFile, body))

const markup = fc
  .array(
    fc.oneof(text, fc.constantFrom('<p>', '<b>', '</b>', '<a href="https://example.com/">', '</a>', '<li>')),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))

export const note = record(
  { id, friendlyName: text },
  {
    ...common,
    template: fc.boolean(),
    content: markup,
    dateCreated: date,
    creator: fc.record({ id, name: text }),
    versions: count,
    pageType: constant('PAGE', 'FOLDER'),
    group,
  },
).map((body) => read(getNote, body))

export const discussion = record(
  { id, friendlyName: text, author },
  { ...common, description: text, replies: count, dateCreated: date, group },
).map((body) => read(getDiscussion, body))

export const task = record(
  { id, friendlyName: text },
  {
    ...common,
    status: constant('WAITING', 'IN_PROGRESS'),
    priority: constant('MEDIUM', 'HIGH'),
    progress: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    author: user,
    dueDate: date,
    description: text,
    dateCreated: date,
    dateReminder: date,
    recurrence: rule,
    assignees: fc.array(person, { maxLength: 30 }),
    numberOfSubTasks: count,
    timeTracker: record({}, { trackingStartDate: date, timeTracked: bytes }),
    dateCompleted: date,
  },
).map((body) => read(getTask, body))

export const event = record(
  { id, friendlyName: text, startDate: date, endDate: date },
  {
    ...common,
    allDay: fc.boolean(),
    location: text,
    dateReminder: date,
    recurrence: rule,
    dateEndRecurrence: date,
    description: text,
    assignees: fc.array(person, { maxLength: 30 }),
    disableMaybe: fc.boolean(),
    author: user,
    color: constant('#212121'),
  },
).map((body) => read(getEvent, body))

export const sharedAs = record(
  { dateCreated: date, tokenKey: fc.uuid() },
  {
    user,
    contentContext: contextKey,
    dateExpire: date,
    email: text,
    permission: count,
    passwordEnabled: fc.boolean(),
    notifications: fc.boolean(),
  },
).map((body) => read(getShare, body))

function page<T>(items: fc.Arbitrary<T[]>) {
  return record(
    { items, currentPage: count, nextPage: fc.boolean() },
    { pageSize: count, totalPages: count, totalResults: count, previousPage: fc.boolean() },
  )
}

const attachment = record(
  { id, friendlyName: text },
  {
    name: text,
    contentType: constant('@folder', 'application/pdf', 'text/plain'),
    size: bytes,
    lastModified: date,
    href: text,
    link: id,
    removed: fc.boolean(),
  },
)
export const attachments = page(fc.array(attachment, { maxLength: 20 })).map((body) =>
  read(listAttachments, body),
)

const version = record(
  { id, versionNumber: count, uploaded: author, lastModified: date },
  { summary: text, size: bytes },
)

const approvalRequest = record(
  {
    id,
    type: constant('FILE_APPROVAL', 'ACCEPT_DECLINE'),
    status: constant('NONE', 'ACCEPT', 'DECLINE'),
    lastModified: date,
  },
  { source: user, target: user, sourceName: text, targetName: text, scope: text, parameters: text },
)
export const approvals = page(
  fc.array(fc.record({ version, requests: fc.tuple(approvalRequest) }), { minLength: 1, maxLength: 12 }),
).map((body) => read(listApprovals, body))
