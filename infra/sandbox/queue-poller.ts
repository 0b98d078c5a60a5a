import { setTimeout as wait } from 'node:timers/promises'
import { deliverBatch, type EventSource, type InvokeFunction, receiveBatch } from './event-source.ts'

/** The longest that SQS lets a receiver wait for a message, in seconds. */
const LONG_POLL_SECONDS = 20
/** How long to leave a queue alone that does not answer, in ms. */
const PAUSE_MS = 1_000

export interface QueuePoller {
  /** Takes nothing more off the queue, and ends when the batches under way have ended. */
  stop(): Promise<void>
}

/**
 * Feeds a function from a queue until it is stopped, as Lambda's pollers do. Batches run side by side, up to
 * `maximumConcurrency`.
 *
 * @param onError is told of batches that failed whole; their messages come again by themselves.
 */
export function startQueuePoller({
  source,
  invoke,
  batchSize,
  maximumConcurrency,
  onError,
}: {
  source: EventSource
  invoke: InvokeFunction
  batchSize: number
  maximumConcurrency: number
  onError: (error: unknown) => void
}): QueuePoller {
  const stopping = new AbortController()
  const { signal } = stopping
  const underWay = new Set<Promise<void>>()

  const poll = async (): Promise<void> => {
    const messages = await receiveBatch(source, { batchSize, waitSeconds: LONG_POLL_SECONDS, signal })
    if (messages.length === 0) return
    const batch = deliverBatch(source, messages, invoke)
      .catch(onError)
      .finally(() => underWay.delete(batch))
    underWay.add(batch)
    if (underWay.size >= maximumConcurrency) await Promise.race(underWay)
  }

  const polling = (async () => {
    while (!signal.aborted) {
      try {
        await poll()
      } catch (error) {
        if (signal.aborted) break
        onError(error)
        await wait(PAUSE_MS)
      }
    }
    await Promise.all(underWay)
  })()

  return {
    async stop() {
      stopping.abort()
      await polling
    },
  }
}
