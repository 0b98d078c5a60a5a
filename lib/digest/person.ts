import { OutOfTimeError } from '../errors.ts'
import { within } from '../jobs/within.ts'
import { eachAtMost } from '../shares/each-at-most.ts'
import { listShares, type ShareAccess, type ShareServices, sharesOf } from '../shares/list-shares.ts'
import type { SealedConnection } from '../store/connections.ts'
import type { OwnWordStore } from '../store/own-words.ts'
import type { Digest } from '../store/subscription.ts'
import { askApprovals } from './approvals.ts'
import type { DigestContent } from './content.ts'
import { deadlinesOf } from './deadlines.ts'
import { lookAtShare, type Wanted } from './look.ts'
import { type PersonSnapshot, readChannelSnapshot, readPersonSnapshot, type ShareMemory } from './snapshot.ts'
import { type SeenShare, toldOf } from './told.ts'
import { createTroubles } from './troubles.ts'

/** Shares that are looked at at the same time. */
const LOOKS_AT_ONCE = 8

/** Files that are asked for their approval requests in one look, besides all else. */
const MAX_ASKED = 200

/** Calls that a connection takes before any of its shares is looked at: a new token (§1.1) and the list (§2.1). */
const CALLS_PER_CONNECTION = 2

/** Of the time that there is, what is left for telling what was seen, in ms. */
const TIME_TO_TELL_MS = 10_000

/** What is known before a look. */
export interface LookTerms {
  /** What there is still time for, in ms. */
  timeLeft: () => number
  /** The person's connections, where they were read already. */
  connections?: SealedConnection<'clinked'>[]
}

type DigestServices = ShareServices & { ownWords: OwnWordStore }

/**
 * Looks what a person's digest has to tell. At the first look nothing old is news, but for what waits for the person
 * and what lapses or is due. What cannot be looked at now is looked at the next time, as if this time had not been; so is
 * what there is no time for, and then before all else.
 *
 * @param snapshot what the last look gave back; one that cannot be read counts as none.
 * @returns what to tell, and what to give to the next look once it is told.
 * @throws UpstreamError `rate_limited`, for later: half a digest is none.
 */
export async function lookAtPerson(
  digest: Digest,
  snapshot: unknown,
  services: DigestServices,
  { timeLeft, connections }: LookTerms,
): Promise<{ content: DigestContent; snapshot: PersonSnapshot }> {
  const { person, kinds, shareIds } = digest
  const now = services.clock()
  const before = readPersonSnapshot(snapshot)
  const [list, words] = await Promise.all([
    connections === undefined ? listShares(person, services) : sharesOf(connections, services),
    services.ownWords.list(person),
  ])
  const troubles = createTroubles(list)
  const lookedAt = ({ share }: ShareAccess) => before?.shares[share.id]?.at ?? 0
  const chosen = list.accesses
    .filter(({ share }) => shareIds?.includes(share.id) ?? true)
    .sort((one, other) => lookedAt(one) - lookedAt(other))
  const seen = new Map<string, SeenShare>()
  const room = { files: MAX_ASKED }
  const timeToLook = () => timeLeft() - TIME_TO_TELL_MS
  const lookAtAll = () =>
    eachAtMost(LOOKS_AT_ONCE, chosen, async (access) => {
      const { id } = access.share
      if (timeToLook() <= 0 || troubles.isHopeless(access)) return
      try {
        const wanted = { kinds, words: words.filter(({ shareId }) => shareId === id), now }
        seen.set(id, await lookAt(access, before?.shares[id], wanted))
      } catch (error) {
        troubles.add(access, error)
      }
    })
  try {
    await within(timeToLook(), lookAtAll())
  } catch (error) {
    if (!(error instanceof OutOfTimeError)) throw error
  }
  return toldOf({ digest, list, before, seen, troubles: troubles.all() })

  async function lookAt(
    access: ShareAccess,
    known: ShareMemory | undefined,
    wanted: Wanted,
  ): Promise<SeenShare> {
    const { clinked } = services
    const look = await lookAtShare(clinked, access, known, wanted)
    const { approvals, memory } = await askApprovals(clinked, access, look, known, room)
    const { deadlines, hasNews, announced } = deadlinesOf(access.share, look.probe, known?.announced, now)
    const { news } = look
    return { news, approvals, deadlines, hasDeadlineNews: hasNews, memory: { ...memory, announced } }
  }
}

/**
 * How many calls a look is going to take where nothing has moved; what has moved takes a few more.
 *
 * @param snapshot what the last look gave back, at all shares or at the one of a channel.
 * @param connections those that are asked, with the shares last seen under each.
 */
export function estimateCalls(
  snapshot: unknown,
  connections: readonly { shareIds: readonly string[] }[],
): number {
  if (readChannelSnapshot(snapshot)) return 1
  const before = readPersonSnapshot(snapshot)
  const ofConnections = connections.length * CALLS_PER_CONNECTION
  if (!before) return connections.reduce((sum, { shareIds }) => sum + shareIds.length, ofConnections)
  const calls = Object.values(before.shares).map(({ reactions, waiting }) => {
    const files = new Set(waiting?.map(([file]) => file))
    return 1 + files.size + Object.keys(reactions ?? {}).length
  })
  return calls.reduce((sum, each) => sum + each, ofConnections)
}
