import { surfaceIn } from './surface.ts'
import type { Listener } from './turn.ts'

/**
 * A listener that moves many bytes: it runs in a function that has the time and the disk for it. The worker tells the
 * person that it is on its way, and hands the request on: once, though its own job may come several times.
 *
 * @param listener moves the bytes. Its turn's surface is where `announce` left it. It opens no modal, for the time in
 *   which Slack lets one open is over.
 * @param announce tells the person at once, in the worker: it may open a modal, or make a message the surface.
 */
export function transfer(listener: Listener, announce: Listener): Listener {
  return async (turn) => {
    const { job, services, body } = turn
    if (job.shownIn) {
      turn.surface = surfaceIn(turn, job.shownIn)
      return listener(turn)
    }
    await announce(turn)
    const { viewId, message } = turn.surface
    await services.queue.enqueue({
      version: 1,
      kind: 'transfer',
      id: `${job.id}:transfer`,
      requestId: job.requestId,
      receivedAt: job.receivedAt,
      body,
      shownIn: { ...(viewId === undefined ? {} : { viewId }), ...(message && { message }) },
    })
  }
}
