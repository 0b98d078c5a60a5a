import { NotConnectedError, ShareNotFoundError, SharePasswordError, UpstreamError } from '../errors.ts'
import type { ShareRef } from '../shares/share.ts'
import type { AuditEntry } from '../store/audit.ts'
import { CannotSendError, type SendingNotes } from './send-file.ts'
import type { Turn } from './turn.ts'

/**
 * Has the audit say how it ended that a person asked for something's bytes: each end once, though the job comes several
 * times. What never got as far as an upstream is not noted.
 *
 * @param object what was asked for, by ids, and with which connection where that is known.
 */
export function downloadNotes(
  { person, job, services }: Turn,
  act: Extract<AuditEntry['act'], 'download' | 'link'>,
  object: AuditEntry['object'],
): SendingNotes {
  const note = (outcome: string, at: number): Promise<void> =>
    services.audit.append({ id: `${act}#${job.id}#${outcome}`, person, at, act, object, outcome })
  return {
    sent: (at) => note('sent', at),
    async failed(error) {
      if (!(error instanceof NotConnectedError)) await note(outcomeOf(error), job.receivedAt)
    },
  }
}

/**
 * Has the audit say that a person got a link, once however often its job comes. It is said before the link is shown:
 * nobody has one that the audit does not know of.
 */
export async function noteLink({ person, job, services }: Turn, object: AuditEntry['object']): Promise<void> {
  const { id, receivedAt: at } = job
  await services.audit.append({ id: `link#${id}`, person, at, act: 'link', object, outcome: 'done' })
}

/** What the audit says of what was asked for in a share, before it is found. */
export function askedOf({ shareId, item }: ShareRef): Record<string, string> {
  return { share: shareId, ...(item === undefined ? {} : { item: `${item}` }) }
}

/** Looks up what a person asked for; where that fails, it is noted. @throws what `find` throws. */
export async function found<Result>(notes: SendingNotes, find: () => Promise<Result>): Promise<Result> {
  try {
    return await find()
  } catch (error) {
    await notes.failed(error)
    throw error
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof UpstreamError) return error.code
  if (error instanceof CannotSendError) return error.reason
  if (error instanceof ShareNotFoundError) return 'not_found'
  if (error instanceof SharePasswordError) return 'forbidden'
  return 'failed'
}
