import { OutOfTimeError } from '../errors.ts'

/**
 * Waits for work so long at most. What still goes on then is as if this worker had died: the job comes again, and a
 * write is looked for before it is sent again.
 *
 * @throws OutOfTimeError
 */
export async function within<Result>(timeMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const outOfTime = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTimeError('The worker has no more time.')), Math.max(0, timeMs))
  })
  try {
    return await Promise.race([work, outOfTime])
  } finally {
    clearTimeout(timer)
  }
}
