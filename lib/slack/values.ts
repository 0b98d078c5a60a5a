import * as z from 'zod'
import { ATTACHMENT_TYPES } from '../shares/attachments.ts'
import { FILE_ORDERS } from '../shares/files.ts'
import type { ShareRef } from '../shares/share.ts'
import type { NewsKind } from '../store/subscription.ts'
import { FIELD } from './forms.ts'

/**
 * What buttons, options and modals carry back: short JSON that names things, never a secret. It comes from Slack, so
 * anybody may have made it up: it is checked for its form here, and every right to what it names is checked by using
 * the presser's own connections.
 */

/** Folders that are on the way to a note, and threads within one another, at most: of deeper ones the nearest are kept. */
export const MOST_FOLDERS = 12
export const MOST_THREADS = 5

/** Of a folder's name, what its buttons carry, in characters. */
export const LONGEST_FOLDER_NAME = 100

/** What a channel can be told of. */
export const CHANNEL_KINDS = ['messages', 'versions', 'changes'] as const satisfies NewsKind[]
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

const ShareValue = z.object({ s: z.string().max(64), e: z.number().int().exactOptional() })
const Page = z.object({ p: z.number().int().min(1) })
const Home = Page.extend({ at: z.number() })
const Cursor = z.object({ at: z.number().int().min(0), order: z.enum(['asc', 'desc']) })
const Thread = z.object({ k: z.number().int(), c: Cursor.exactOptional() })
const FolderName = z.string().max(FIELD.fileName.maxLength)
const ShareView = ShareValue.extend({
  c: Cursor.exactOptional(),
  p: z.number().int().min(1).exactOptional(),
  up: z.array(z.number().int()).max(MOST_FOLDERS).exactOptional(),
  t: z.array(Thread).max(MOST_THREADS).exactOptional(),
  o: z.enum(FILE_ORDERS).exactOptional(),
  q: FolderName.exactOptional(),
  b: z.object({ p: z.number().int().min(1).exactOptional(), q: FolderName.exactOptional() }).exactOptional(),
})
export type ShareView = z.infer<typeof ShareView>
const NoteVersions = ShareView.extend({ v: z.number().int().min(1) })
const Reactions = ShareView.extend({
  m: z.templateLiteral([z.enum(['reply', 'comment']), '_', z.number().int()]),
})
const Attachments = ShareView.extend({
  ap: z.number().int().min(1),
  an: z.string().max(FIELD.attachmentName.maxLength).exactOptional(),
  at: z.enum(ATTACHMENT_TYPES).exactOptional(),
})
const ApprovalRef = ShareValue.extend({
  f: z.number().int(),
  q: z.number().int(),
  t: z.number(),
  n: z.string().exactOptional(),
  v: z.number().int().exactOptional(),
})
export type ApprovalValue = z.infer<typeof ApprovalRef>
const WriteForm = ShareView.extend({ n: z.string(), w: z.string().max(300).exactOptional() })
const Draft = z.object({ w: z.string().max(300) })
const VersionRef = z.object({
  s: z.string().max(64),
  e: z.number().int(),
  v: z.number().int(),
  n: z.number(),
})
const AttachmentRef = ShareValue.extend({ a: z.number().int(), n: z.string() })
const NoteVersionRef = z.object({ s: z.string().max(64), v: z.number().int() })
const SaveForm = z.object({ f: z.array(z.string().max(40)).min(1).max(10) })
const Upload = ShareValue.extend({
  k: z.string().max(200),
  f: z.array(z.string().max(40)).min(1).max(10),
  n: z.string().max(255).exactOptional(),
  m: z.string().max(300).exactOptional(),
})
const FolderForm = ShareView.extend({
  n: z.string().max(LONGEST_FOLDER_NAME).exactOptional(),
  m: z.string().max(FIELD.name.maxLength).exactOptional(),
})
export type FolderForm = z.infer<typeof FolderForm>
const ZipRef = ShareValue.extend({ z: z.string().max(300), n: z.number().int() })
const ChannelRef = z.object({ c: z.string().max(64) })
const SubscriptionChoice = ChannelRef.extend({
  s: z.string().max(64),
  k: z.array(z.enum(CHANNEL_KINDS)).min(1),
  d: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
})
export type SubscriptionChoice = z.infer<typeof SubscriptionChoice>
const Subscription = z.object({ t: z.string().max(64), u: z.string().max(64), i: z.string().max(64) })
const DigestForm = Page.partial()
const IntralinksId = z.string().regex(/^\d{1,20}$/)
const RoomName = z.string().max(FIELD.roomName.maxLength)
const Rooms = Page.extend({ q: RoomName.exactOptional() })
const RoomPart = Page.partial().extend({ q: RoomName.exactOptional() })
const RoomView = RoomPart.extend({
  w: IntralinksId,
  f: IntralinksId.exactOptional(),
  b: RoomPart.exactOptional(),
})
export type RoomView = z.infer<typeof RoomView>
const DocumentRef = RoomView.extend({ f: IntralinksId, d: IntralinksId })
export type DocumentValue = z.infer<typeof DocumentRef>
const Entrance = RoomView.extend({
  d: IntralinksId.exactOptional(),
  h: z.string().regex(/^[0-9a-f]{64}$/),
  j: z.string().max(300),
})
const Disconnect = z.object({ id: z.string().max(64) })

/** The share, or item inside it, that a value names. */
export function shareRef({ s, e }: { s: string; e?: number }): ShareRef {
  return { shareId: s, ...(e === undefined ? {} : { item: e }) }
}

/** The same, as a value carries it. */
export function refValue({ id, item }: { id: string; item?: number | undefined }): { s: string; e?: number } {
  return { s: id, ...(item === undefined ? {} : { e: item }) }
}

/** The place that a form is about. */
export function placeOf(form: FolderForm): ShareView {
  const { n: _, m: __, ...place } = form
  return place
}

/** A value that does not have the form that its place asks for. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError'
}

export const values = {
  /** A share, by the id that gives nothing away, or a file or note inside it. */
  share: codec(ShareValue),
  /** A page of a list, from 1. */
  page: codec(Page),
  /** What App Home shows: the page of its list, and when it was drawn (epoch ms). */
  home: codec(Home),
  /**
   * What a share's modal shows: the share; which part of its conversation; which page of a note, or part of a folder,
   * from 1; the folders on the way from the shared one to the item, without either; the comments, each an answer
   * to the one before, whose answers are shown instead, with the part of them; the order of a folder of files, and what
   * is looked for in it; the part, and what was looked for, in the nearest folder on the way.
   */
  shareView: codec(ShareView),
  /** A page of a note's versions, from 1, and what is gone back to. */
  noteVersions: codec(NoteVersions),
  /** A page of a file's versions, from 1, and what is gone back to. */
  fileVersions: codec(NoteVersions),
  /** The message whose reactions are shown, and what is gone back to. */
  reactions: codec(Reactions),
  /**
   * A part of a share's attachments, from 1, what they are filtered by, and what is gone back to.
   */
  attachments: codec(Attachments),
  /**
   * An approval request: share, file, request, and its date as it was shown (epoch ms); where it leads to a form, also
   * the file's name and the version's number, which older buttons do not have.
   */
  approval: codec(ApprovalRef),
  /** A form for a reply, comment or answer: what is shown afterwards, the share's name, and the key of a draft that is tried again. */
  writeForm: codec(WriteForm),
  /** A text that was not taken upstream, to be tried again: the key of its record. */
  draft: codec(Draft),
  /** A version of a file: its id, and its number, which people know it by. */
  version: codec(VersionRef),
  /** An attachment of a share, or of an item in it: its id and name. */
  attachment: codec(AttachmentRef),
  /** A version of a note, by its number. */
  noteVersion: codec(NoteVersionRef),
  /** A form about a shared folder, or a folder in it: which, and its name, which older buttons do not have. */
  folderForm: codec(FolderForm),
  /** A form to save files of a message: Slack's ids of them. */
  saveForm: codec(SaveForm),
  /** Files to be saved to a folder: the key of the write, Slack's ids, and the name and summary that were typed. */
  upload: codec(Upload),
  /** A batch download: the folder, Clinked's id of the job, and how many things were chosen. */
  zip: codec(ZipRef),
  /** A channel to be subscribed. */
  channel: codec(ChannelRef),
  /** What a channel is to be subscribed to: the channel, the share, the kinds of news, and the time of a daily summary. */
  subscriptionChoice: codec(SubscriptionChoice),
  /** A channel's subscription: Slack's ids of its owner and their workspace, and its own. */
  subscription: codec(Subscription),
  /** The page of App Home that the digest's form was opened from; nothing where it was opened elsewhere. */
  digestForm: codec(DigestForm),
  /** A page of the list of data rooms, from 1, and what is looked for in it. */
  rooms: codec(Rooms),
  /**
   * A place in a data room: the room; the folder, if it is not the top; which page of it, from 1, and what is looked for
   * in it; the same two of the folder above, to go back to.
   */
  roomView: codec(RoomView),
  /** A document, and the place that it is got from. */
  document: codec(DocumentRef),
  /**
   * What is accepted to enter a data room: the place, or the document, that was wanted; the SHA-256 of the text, and the
   * job that showed it.
   */
  entrance: codec(Entrance),
  /** A connection to be removed. */
  connection: codec(Disconnect),
}

function codec<Schema extends z.ZodType>(schema: Schema) {
  return {
    write: (value: z.infer<Schema>): string => JSON.stringify(value),
    /** @throws InvalidValueError */
    read(text: string): z.infer<Schema> {
      try {
        return schema.parse(JSON.parse(text))
      } catch (error) {
        throw new InvalidValueError('A value is not one of this app.', { cause: error })
      }
    },
  }
}
