import { UpstreamError } from '../errors.ts'
import type { MessagePage, ReadPage } from './conversation.ts'

/** The most pages that are read to find the last: enough for a million, however wrong their number is told. */
const MAX_READS = 40

/**
 * Finds the last page that holds anything. The number of pages that is told (§3.3, §7.1) is only where the search
 * begins; from there it goes up in steps that double, as long as more is promised, and halves the gap once it has been
 * too far.
 *
 * @throws UpstreamError
 */
export async function lastPage(first: MessagePage, read: ReadPage): Promise<MessagePage> {
  let last = first
  /** A page that holds nothing. */
  let end = Number.POSITIVE_INFINITY
  let guess = Math.max(1, (await first.told()) - 1)
  for (let step = 1, reads = 0; last.more && last.index + 1 < end && reads < MAX_READS; step *= 2, reads++) {
    const page = await read(guess).catch(nothingThere)
    if (page && page.messages.length > 0) last = page
    else end = guess
    guess = Math.min(last.index + step, Math.floor((last.index + end) / 2))
  }
  return last.index + 1 < end ? last : { ...last, more: false }
}

/** The reference does not say whether a page past the end is empty or refused. */
function nothingThere(error: unknown): undefined {
  const isRefused = error instanceof UpstreamError && ['not_found', 'rejected'].includes(error.code)
  if (!isRefused) throw error
}
