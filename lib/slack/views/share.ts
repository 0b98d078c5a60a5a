import type { KnownBlock } from '@slack/types'
import type { OpenShare, ShareDetail } from '../../shares/read-share.ts'
import type { Share } from '../../shares/share.ts'
import { isFolder } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { approvalBlocks } from './approval.ts'
import { conversationBlocks } from './conversation.ts'
import { fileSize } from './file-size.ts'
import { cut, LIMIT } from './limits.ts'
import { noteContent } from './note-content.ts'
import { actions, button, context, divider, outsideText, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { kindOf } from './share-list.ts'
import { calendarDay, day, join, type Mrkdwn, mrkdwn, name, time } from './text.ts'

/** Approval requests of a file that its modal shows: the rest of the screen needs room too. */
const APPROVALS_SHOWN = 8

/** One share: what it is, what was said about it, and what can be done with it. */
export function shareScreen(open: OpenShare, notice?: Mrkdwn): Screen {
  const { share, detail, conversation, cursor } = open
  const { word } = kindOf(share)
  const isDiscussion = share.kind === 'discussion'
  const blocks: KnownBlock[] = [
    ...(notice ? [section(notice)] : []),
    ...shareHeading(share),
    ...(detail ? detailBlocks(detail) : [section(UNKNOWN_KIND)]),
    ...(detail ? [writeButton(share)] : []),
    ...(conversation
      ? [
          divider,
          ...conversationBlocks(conversation, {
            shareId: share.id,
            word: isDiscussion ? 'replies' : 'comments',
          }),
        ]
      : []),
  ]
  return {
    title: word,
    text: name(share.name),
    blocks: blocks.slice(0, LIMIT.viewBlocks),
    privateMetadata: values.shareView.write({ s: share.id, ...(cursor ? { c: cursor } : {}) }),
  }
}

const UNKNOWN_KIND = mrkdwn`This app does not know this kind of share yet. Open it in Clinked, with the link from your e-mail.`

function shareHeading(share: Share): KnownBlock[] {
  const { icon, word } = kindOf(share)
  const facts = join(
    [
      word,
      share.sharedBy === undefined
        ? undefined
        : mrkdwn`shared by ${name(share.sharedBy, 80)} ${day(share.dateCreated)}`,
      share.dateExpire === undefined ? undefined : mrkdwn`lapses ${day(share.dateExpire)}`,
    ],
    ' · ',
  )
  return [section(mrkdwn`${icon} *${name(share.name)}*`), context(facts)]
}

function writeButton(share: Share): KnownBlock {
  const value = values.writeForm.write({ s: share.id, n: cut(share.name, 100) })
  const isDiscussion = share.kind === 'discussion'
  return actions([
    isDiscussion
      ? button({ text: 'Reply', actionId: ACTION.reply, value, style: 'primary' })
      : button({ text: 'Comment', actionId: ACTION.comment, value, style: 'primary' }),
  ])
}

function detailBlocks(detail: ShareDetail): KnownBlock[] {
  switch (detail.kind) {
    case 'file':
      return fileBlocks(detail)
    case 'note':
      return noteBlocks(detail)
    case 'discussion':
      return discussionBlocks(detail)
    case 'task':
      return taskBlocks(detail)
    case 'event':
      return eventBlocks(detail)
  }
}

type Detail<Kind extends ShareDetail['kind']> = Extract<ShareDetail, { kind: Kind }>

function fileBlocks({ file, approvals }: Detail<'file'>): KnownBlock[] {
  const uploader = file.uploaded ? mrkdwn`by ${name(file.uploaded.name, 80)}` : undefined
  const facts = [
    fact('Type', isFolder(file) ? mrkdwn`Folder` : file.contentType && name(file.contentType, 100)),
    fact('Size', isFolder(file) || file.size === undefined ? undefined : fileSize(file.size)),
    fact(
      'Changed',
      file.lastModified === undefined ? uploader : join([time(file.lastModified), uploader], ' '),
    ),
    fact('Versions', file.versions ? mrkdwn`${file.versions}` : undefined),
    fact(
      'Locked',
      file.locked ? (file.locker?.name ? mrkdwn`by ${name(file.locker.name, 80)}` : mrkdwn`yes`) : undefined,
    ),
    fact('Watermark', file.watermark ? mrkdwn`yes` : undefined),
    tagsFact(file.tags),
    fact('Group', file.group && name(file.group.friendlyName, 100)),
  ]
  return [
    ...factBlocks(facts),
    ...(file.summary ? [outsideText(file.summary)] : []),
    ...(approvals.length > 0 ? [divider, section(mrkdwn`*Approvals*`)] : []),
    ...approvals.slice(0, APPROVALS_SHOWN).flatMap((approval) => approvalBlocks({ approval })),
    ...(approvals.length > APPROVALS_SHOWN
      ? [context(mrkdwn`${approvals.length - APPROVALS_SHOWN} more are in Clinked`)]
      : []),
  ]
}

function noteBlocks({ note }: Detail<'note'>): KnownBlock[] {
  const facts = [
    fact('Changed', note.lastModified === undefined ? undefined : time(note.lastModified)),
    fact('By', note.creator && name(note.creator.name, 80)),
    fact('Versions', note.versions ? mrkdwn`${note.versions}` : undefined),
    tagsFact(note.tags),
    fact('Group', note.group && name(note.group.friendlyName, 100)),
  ]
  const { blocks } = noteContent(note.content ?? '')
  return [...factBlocks(facts), ...blocks]
}

function discussionBlocks({ discussion }: Detail<'discussion'>): KnownBlock[] {
  const { author, dateCreated, description, group, replies, tags } = discussion
  const facts = [
    fact(
      'Begun',
      join(
        [mrkdwn`by ${name(author.name, 80)}`, dateCreated === undefined ? undefined : time(dateCreated)],
        ' ',
      ),
    ),
    fact('Replies', replies === undefined ? undefined : mrkdwn`${replies}`),
    tagsFact(tags),
    fact('Group', group && name(group.friendlyName, 100)),
  ]
  return [...factBlocks(facts), ...(description ? [outsideText(description)] : [])]
}

function taskBlocks({ task }: Detail<'task'>): KnownBlock[] {
  const facts = [
    fact('Status', task.status && code(task.status)),
    fact('Priority', task.priority && code(task.priority)),
    fact('Progress', task.progress === undefined ? undefined : mrkdwn`${task.progress} %`),
    fact('Due', task.dueDate === undefined ? undefined : time(task.dueDate)),
    fact('Done', task.dateCompleted === undefined ? undefined : time(task.dateCompleted)),
    fact('Assigned to', people(task.assignees)),
    fact('Sub-tasks', task.numberOfSubTasks ? mrkdwn`${task.numberOfSubTasks}` : undefined),
    fact('By', task.author && name(task.author.name, 80)),
    tagsFact(task.tags),
  ]
  return [...factBlocks(facts), ...(task.description ? [outsideText(task.description)] : [])]
}

function eventBlocks({ event }: Detail<'event'>): KnownBlock[] {
  const facts = [
    fact(
      'When',
      event.allDay
        ? days(event.startDay, event.endDay)
        : mrkdwn`${time(event.startDate)} – ${time(event.endDate)}`,
    ),
    fact('Where', event.location && name(event.location)),
    fact('Repeats', event.recurrence && repeats(event.recurrence, event.dateEndRecurrence)),
    fact('Invited', people(event.assignees)),
    fact('By', event.author && name(event.author.name, 80)),
    tagsFact(event.tags),
  ]
  return [...factBlocks(facts), ...(event.description ? [outsideText(event.description)] : [])]
}

interface Fact {
  label: string
  text: Mrkdwn
}

function fact(label: string, text: Mrkdwn | '' | undefined): Fact | undefined {
  return text ? { label, text } : undefined
}

function tagsFact(tags: string[]): Fact | undefined {
  return fact('Tags', tags.length > 0 ? name(tags.join(', ')) : undefined)
}

/** The facts that there are, two to a line, ten to a section. */
function factBlocks(facts: (Fact | undefined)[]): KnownBlock[] {
  const fields = facts
    .filter((one) => one !== undefined)
    .map(({ label, text }) => ({ type: 'mrkdwn' as const, text: `*${label}*\n${text}`, verbatim: true }))
  return fields.length > 0 ? [{ type: 'section', fields: fields.slice(0, LIMIT.sectionFields) }] : []
}

/** A constant of the API, `IN_PROGRESS`, in words: those the reference does not name are shown as they come. */
function code(constant: string): Mrkdwn {
  const words = constant.replaceAll('_', ' ').toLowerCase()
  return name(words.charAt(0).toUpperCase() + words.slice(1), 50)
}

function people(list: { name: string }[] | undefined): Mrkdwn | undefined {
  return list && list.length > 0 ? name(list.map((one) => one.name).join(', '), 300) : undefined
}

/** An all-day event is on the same days wherever one reads it. */
function days(first: string, last: string): Mrkdwn {
  const from = calendarDay(Date.parse(first))
  return first === last ? from : mrkdwn`${from} – ${calendarDay(Date.parse(last))}`
}

const FREQUENCY: Record<string, Mrkdwn> = {
  DAILY: mrkdwn`every day`,
  WEEKLY: mrkdwn`every week`,
  MONTHLY: mrkdwn`every month`,
  YEARLY: mrkdwn`every year`,
}

/** A plain rule in words; one with more to it as it stands, which is better than half of it. */
function repeats(rule: string, until: number | undefined): Mrkdwn {
  const frequency = /^FREQ=(\w+)(?:;WKST=\w+)?(?:;BYDAY=\w\w)?$/.exec(rule)?.[1]
  const words = (frequency && FREQUENCY[frequency]) || name(rule)
  return until === undefined ? words : mrkdwn`${words} until ${day(until)}`
}
