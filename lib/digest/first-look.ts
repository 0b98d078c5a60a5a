import type { Digest } from '../store/subscription.ts'
import { type LookTerms, lookAtPerson } from './person.ts'
import type { PersonSnapshot, ShareMemory } from './snapshot.ts'

/**
 * Takes down what there is when a digest is turned on, so that the first one tells all that came after. What waits for
 * the person, and what lapses or is due, is news to it all the same.
 *
 * @returns what to give to the next look: a connection that did not answer is looked at first then, and one that has
 *   lapsed is told.
 * @throws as lookAtPerson.
 */
export async function takeDown(
  digest: Digest,
  services: Parameters<typeof lookAtPerson>[2],
  terms: LookTerms,
): Promise<PersonSnapshot> {
  const { snapshot } = await lookAtPerson(digest, undefined, services, terms)
  const shares = Object.entries(snapshot.shares).map(([id, memory]) => [id, unannounced(memory)])
  return { ...snapshot, lapsed: [], shares: Object.fromEntries(shares) }
}

/** As if nobody had been told what waits, and what comes up. */
function unannounced(memory: ShareMemory): ShareMemory {
  const { announced: _, waiting, ...rest } = memory
  // What was asked at another time is news.
  return { ...rest, waiting: waiting?.map(([file, request]) => [file, request, 0]) }
}
