import * as z from 'zod'
import { reactionTypes } from './model.ts'

const token = z.string()
/** Whoever does it: the username of a member; the first member, where it is left out. */
const by = z.string().exactOptional()
/** A file or note inside a shared folder. */
const item = z.int().exactOptional()
/** Epoch ms. */
const date = z.int()

/** What somebody else can do, and what it takes to say so. `share` is the token of a share it concerns. */
export const deeds = {
  reply: z.strictObject({ share: token, text: z.string(), by }),
  comment: z.strictObject({ share: token, item, text: z.string(), parent: z.int().exactOptional(), by }),
  react: z.strictObject({
    /** `reply_12`, `comment_12`. */
    context: z.templateLiteral([z.enum(['reply', 'comment']), '_', z.int()]),
    reaction: z.enum(reactionTypes),
    by,
  }),
  uploadVersion: z.strictObject({ share: token, item, summary: z.string().exactOptional(), by }),
  addFile: z.strictObject({ share: token, folder: item, name: z.string(), by }),
  requestApproval: z.strictObject({ share: token, item, by }),
  changeTask: z.strictObject({
    share: token,
    status: z.string().exactOptional(),
    progress: z.int().min(0).max(100).exactOptional(),
    dueDate: date.exactOptional(),
    dateCompleted: date.exactOptional(),
  }),
  changeEvent: z.strictObject({
    share: token,
    startDate: date.exactOptional(),
    endDate: date.exactOptional(),
    location: z.string().exactOptional(),
  }),
  share: z.strictObject({
    /** The guest's e-mail address. */
    guest: z.string(),
    /** What is shared: the token of another share of it. */
    like: token,
    dateExpire: date.exactOptional(),
    by,
  }),
  takeBack: z.strictObject({ share: token }),
}

/** What each of them takes. */
export type Deeds = { [Name in keyof typeof deeds]: z.infer<(typeof deeds)[Name]> }
