/**
 * The shapes that several resources share. What a reader needs must be there; what else is read may be null or absent,
 * and both become undefined. Fields that nobody reads are not named in any shape, so that none of them can fail a
 * screen. Text that stands for one of several values (`status`, `type` …) stays text, so that a value nobody foresaw
 * passes through.
 */
import * as z from 'zod'
import { OptionalFlag, OptionalNumber, OptionalText, optional } from '../http/json.ts'
import { DateTime } from './dates.ts'

export { OptionalFlag, OptionalNumber, OptionalText, optional }

/** Comma-separated text as a list: `tag1,tag2`, `` or null. */
export const Tags = z
  .string()
  .nullish()
  .transform((text) => (text ?? '').split(',').flatMap((tag) => tag.trim() || []))

export const User = z.object({ name: z.string(), username: OptionalText })
export type User = z.output<typeof User>

/** Who wrote something: `user` is undefined when that user has been deleted, the name stays. */
export const Author = z.object({ user: optional(User), name: z.string(), username: OptionalText })
export type Author = z.output<typeof Author>

/** Somebody of whom the reference shows no sample: an assignee, or who locked a file. */
export const Person = z.object({ name: z.string() })

/** The group an entity belongs to. */
export const Group = z.object({ friendlyName: z.string() })

/** One version of a file or note. `size` is in bytes; above 2^53 it is the nearest number there is. */
export const Version = z.object({
  id: z.number(),
  versionNumber: z.number(),
  uploaded: Author,
  summary: OptionalText,
  lastModified: DateTime,
  size: OptionalNumber,
})
export type Version = z.output<typeof Version>

/** `userReaction` is the guest's own: THUMBS_UP, THUMBS_DOWN, HEART, OPEN_EYE, FIRE. */
export const ReactionSummary = z.object({
  totalReactions: z.number(),
  userReaction: OptionalText,
  thumbsUp: z.number(),
  thumbsDown: z.number(),
  heart: z.number(),
  openEye: z.number(),
  fire: z.number(),
})
export type ReactionSummary = z.output<typeof ReactionSummary>

/**
 * One page of a list. To read on, ask for `currentPage + 1` while `nextPage` is true: the counts are missing from some
 * lists and wrong in others (9.1).
 */
export function page<Schema extends z.ZodType>(item: Schema) {
  return z.object({
    items: z.array(item),
    currentPage: z.number(),
    totalPages: OptionalNumber,
    totalResults: OptionalNumber,
    nextPage: z.boolean(),
  })
}

/** One page of a list. See {@link page}. */
export type Page<Item> = z.output<ReturnType<typeof page<z.ZodType<Item>>>>
