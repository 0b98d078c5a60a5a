import * as z from 'zod'
import type { ShareRef } from '../shares/share.ts'

/**
 * What buttons, options and modals carry back: short JSON that names things, never a secret. It comes from Slack, so
 * anybody may have made it up: it is checked for its form here, and every right to what it names is checked by using
 * the presser's own connections.
 */

const ShareValue = z.object({ s: z.string().max(64), e: z.number().int().exactOptional() })
const Page = z.object({ p: z.number().int().min(1) })
const Cursor = z.object({ at: z.number().int().min(0), order: z.enum(['asc', 'desc']) })
const ShareView = ShareValue.extend({ c: Cursor.exactOptional() })
const ApprovalRef = ShareValue.extend({ f: z.number().int(), q: z.number().int(), t: z.number() })
const WriteForm = ShareValue.extend({ n: z.string() })
const Draft = z.object({ w: z.string().max(300) })
const Disconnect = z.object({ id: z.string().max(64) })

/** The share, or item inside it, that a value names. */
export function shareRef({ s, e }: { s: string; e?: number }): ShareRef {
  return { shareId: s, ...(e === undefined ? {} : { item: e }) }
}

/** The same, as a value carries it. */
export function refValue({ id, item }: { id: string; item?: number | undefined }): { s: string; e?: number } {
  return { s: id, ...(item === undefined ? {} : { e: item }) }
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
  /** What a share's modal shows: the share, and which part of its conversation. */
  shareView: codec(ShareView),
  /** An approval request: share, file, request, and its date as it was shown (epoch ms). */
  approval: codec(ApprovalRef),
  /** A form for a reply or comment: the share and its name. */
  writeForm: codec(WriteForm),
  /** A text that was not taken upstream, to be tried again: the key of its record. */
  draft: codec(Draft),
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
