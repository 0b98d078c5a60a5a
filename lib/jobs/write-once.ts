import { UpstreamError } from '../errors.ts'
import type { AuditEntry, AuditStore } from '../store/audit.ts'
import type { Intent, WriteStore } from '../store/writes.ts'

/** Another worker is at this very write just now: come again when its time is over. */
export class WriteInProgressError extends Error {
  override readonly name = 'WriteInProgressError'
  /** In ms. */
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super('Another worker is at this write.')
    this.retryAfterMs = retryAfterMs
  }
}

export interface Write<Result> {
  /** Names this one act: the same for every delivery of its job, and for all who could do it at the same time. */
  key: string
  intent: Omit<Intent, 'at'>
  /** What sending it may take, in ms, where it takes many bytes. */
  timeMs?: number
  /** Sends the write upstream. */
  send: () => Promise<Result>
  /**
   * Looks upstream for this very write.
   * @param since when it was first intended, in epoch ms.
   * @returns undefined when it is not there.
   */
  find: (since: number) => Promise<Result | undefined>
  /**
   * What the audit says of it, by its result, or without one; left out for what is no act upstream.
   * @returns undefined where the result is somebody else's doing, or nothing was done.
   */
  note?: (result?: Result) => AuditedAct | undefined
}

/** Who does what to what; and how it ended, where the result says more than that it is done. */
type AuditedAct = Pick<AuditEntry, 'person' | 'act' | 'object'> & Partial<Pick<AuditEntry, 'outcome'>>

interface WriteServices {
  writes: WriteStore
  audit: Pick<AuditStore, 'append'>
  clock: () => number
}

/**
 * Writes upstream exactly once, though jobs come at least once: the intent is recorded, then the write is sent, then
 * its result is recorded. Where an earlier delivery recorded the intent but no result, the upstream is asked for the
 * write before it is sent again.
 *
 * The audit notes it last. Where that fails the job comes again, finds the result on record, and has only this left to
 * do: so the audit neither keeps a write back nor repeats one, and what is done is noted, once. An attempt that was
 * refused is noted too, and one that may have got through.
 *
 * @returns what the upstream answered, now or at an earlier delivery (then as JSON has kept it).
 * @throws UpstreamError, WriteInProgressError.
 */
export async function writeOnce<Result>(write: Write<Result>, services: WriteServices): Promise<Result> {
  const { key, intent, timeMs } = write
  const { writes, clock } = services
  const now = clock()
  const beginning = await writes.begin(key, { ...intent, at: now }, timeMs)
  if (beginning.state === 'intended') throw new WriteInProgressError(beginning.leaseUntil - clock())
  const at = beginning.state === 'begun' ? now : beginning.at
  const result =
    beginning.state === 'done'
      ? (beginning.result as Result)
      : await send(write, at, beginning.state, services)
  await noteOutcome(write, { at, outcome: 'done', result }, services)
  return result
}

async function send<Result>(
  write: Write<Result>,
  at: number,
  state: 'begun' | 'taken_over',
  services: WriteServices,
): Promise<Result> {
  const { key } = write
  const { writes } = services
  try {
    const found = state === 'taken_over' ? await write.find(at) : undefined
    const result = found ?? (await write.send())
    await writes.done(key, result)
    return result
  } catch (error) {
    // Refused for certain: it may be written anew. In any other case the next delivery has to look first.
    if (error instanceof UpstreamError && !error.mayHaveActed && state === 'begun') {
      await writes.failed(key, error.code)
      await noteOutcome(write, { at, outcome: error.code }, services)
    } else {
      await writes.letGo(key)
      await noteOutcome(write, { at, outcome: 'in_doubt' }, services)
    }
    throw error
  }
}

async function noteOutcome<Result>(
  { key, note }: Write<Result>,
  { at, outcome, result }: { at: number; outcome: string; result?: Result },
  { audit }: WriteServices,
): Promise<void> {
  const noted = note?.(result)
  if (noted) await audit.append({ id: `${key}#${outcome}`, at, outcome, ...noted })
}
