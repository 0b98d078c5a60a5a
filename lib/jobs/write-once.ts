import { UpstreamError } from '../errors.ts'
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
  /** Sends the write upstream. */
  send: () => Promise<Result>
  /**
   * Looks upstream for this very write.
   * @param since when it was first intended, in epoch ms.
   * @returns undefined when it is not there.
   */
  find: (since: number) => Promise<Result | undefined>
}

/**
 * Writes upstream exactly once, though jobs come at least once: the intent is recorded, then the write is sent, then
 * its result is recorded. Where an earlier delivery recorded the intent but no result, the upstream is asked for the
 * write before it is sent again.
 *
 * @returns what the upstream answered, now or at an earlier delivery (then as JSON has kept it).
 * @throws UpstreamError, WriteInProgressError.
 */
export async function writeOnce<Result>(
  write: Write<Result>,
  { writes, clock }: { writes: WriteStore; clock: () => number },
): Promise<Result> {
  const { key, intent, send, find } = write
  const beginning = await writes.begin(key, { ...intent, at: clock() })
  if (beginning.state === 'done') return beginning.result as Result
  if (beginning.state === 'intended') throw new WriteInProgressError(beginning.leaseUntil - clock())
  try {
    const found = beginning.state === 'taken_over' ? await find(beginning.at) : undefined
    const result = found ?? (await send())
    await writes.done(key, result)
    return result
  } catch (error) {
    // Refused for certain: it may be written anew. In any other case the next delivery has to look first.
    if (error instanceof UpstreamError && !error.mayHaveActed && beginning.state === 'begun') {
      await writes.failed(key, error.code)
    } else {
      await writes.letGo(key)
    }
    throw error
  }
}
