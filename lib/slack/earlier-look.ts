import { WriteInProgressError } from '../jobs/write-once.ts'
import type { Services } from '../services.ts'

/** In ms: by then the other look has ended, and has been told of. */
const A_LOOK_MS = 60_000

/** Another worker has just looked for the same subscription, and tells what it saw: after it there is less that is new. */
export class OtherLookError extends WriteInProgressError {
  constructor() {
    super(A_LOOK_MS)
  }
}

/**
 * Whether what an earlier look saw was told, by the key under which it is.
 * @throws WriteInProgressError while its worker may be telling it just now.
 */
export async function hasEnded(key: string, { writes, clock }: Services): Promise<boolean> {
  const record = await writes.read(key)
  if (record?.state === 'intended' && record.leaseUntil > clock()) {
    throw new WriteInProgressError(record.leaseUntil - clock())
  }
  return record?.state === 'done'
}
