import type { Approval } from '../shares/approval.ts'
import { waitingAmong } from '../shares/approvals.ts'
import type { ShareList, Trouble } from '../shares/list-shares.ts'
import type { Share } from '../shares/share.ts'
import type { Digest } from '../store/subscription.ts'
import { withWaiting } from './approvals.ts'
import type { Deadline, DigestContent, ShareNews } from './content.ts'
import { type PersonSnapshot, personSnapshot, type ShareMemory } from './snapshot.ts'

/** What was seen in one share. */
export interface SeenShare {
  news: ShareNews | undefined
  approvals: Approval[]
  deadlines: Deadline[]
  hasDeadlineNews: boolean
  memory: ShareMemory
}

/** A look at all of a person's shares. */
export interface PersonLook {
  digest: Pick<Digest, 'kinds'>
  list: ShareList
  /** What the last look remembered; undefined for none. */
  before: PersonSnapshot | undefined
  /** By share id; those that were not looked at, or failed, are not in it. */
  seen: ReadonlyMap<string, SeenShare>
  troubles: Trouble[]
}

/** Makes of a look what a digest tells, and what the next look is to remember. */
export function toldOf(look: PersonLook): { content: DigestContent; snapshot: PersonSnapshot } {
  const { list, before, troubles } = look
  const seen = [...look.seen.values()]
  const approvals = waitingOf(look)
  const news = newsOf(look)
  const lapsed = lapsedIn(troubles, before)
  const hasNews =
    news.length > 0 ||
    seen.some(({ hasDeadlineNews }) => hasDeadlineNews) ||
    hasNewApprovals(approvals, before) ||
    lapsed.some((id) => !before?.lapsed.includes(id))
  const deadlines = seen.flatMap((each) => each.deadlines).sort((one, other) => one.at - other.at)
  const silent = new Set(list.troubles.map(({ connection }) => connection.id))
  return {
    content: { approvals, news, deadlines, troubles, hasNews },
    snapshot: personSnapshot({
      connections: list.connections.flatMap(({ id }) =>
        silent.has(id) && !before?.connections.includes(id) ? [] : id,
      ),
      lapsed,
      // The newest is the first.
      knownUntil: list.accesses[0]?.share.dateCreated,
      ...sharesAfter(look, approvals),
    }),
  }
}

/** One that gives no answer now may still have lapsed: it is not told again for that. */
function lapsedIn(troubles: Trouble[], before: PersonSnapshot | undefined): string[] {
  return troubles
    .filter(({ connection: { id }, error }) => error.code === 'unauthorized' || before?.lapsed.includes(id))
    .map(({ connection }) => connection.id)
}

function newsOf({ digest, list, before, seen }: PersonLook): ShareNews[] {
  return list.accesses.flatMap(({ share }) => {
    if (!isNewShare(share, before)) return seen.get(share.id)?.news ?? []
    return digest.kinds.includes('shares') ? newShare(share) : []
  })
}

/** What comes with a connection that was made meanwhile is not new: whoever made it has seen it. */
function isNewShare({ id, connectionId, dateCreated }: Share, before: PersonSnapshot | undefined): boolean {
  if (!before?.connections.includes(connectionId)) return false
  if (before.shares[id] || before.others.includes(id)) return false
  return before.knownUntil === undefined || dateCreated > before.knownUntil
}

function newShare(share: Share): ShareNews {
  const nothingElse = { messages: { count: 0, newest: [] }, reactions: [], versions: [], changes: [] }
  return { share, isNew: true, ...nothingElse }
}

function waitingOf({ list, before, seen }: PersonLook): Approval[] {
  const named = list.accesses.filter(({ share }) => before?.shares[share.id]?.isGuestNamed)
  return waitingAmong(
    list.accesses.map(({ share }) => ({
      guest: share.guestEmail,
      approvals: seen.get(share.id)?.approvals ?? [],
    })),
    named.map(({ share }) => share.guestEmail),
  )
}

/** One that is asked anew is news again. */
function hasNewApprovals(approvals: Approval[], before: PersonSnapshot | undefined): boolean {
  const known = new Set(
    Object.values(before?.shares ?? {}).flatMap(({ waiting = [] }) =>
      waiting.map(([, request, askedAt]) => `${request}#${askedAt}`),
    ),
  )
  return approvals.some(({ request }) => !known.has(`${request.id}#${request.lastModified}`))
}

function sharesAfter(
  { list, before, seen, troubles }: PersonLook,
  approvals: Approval[],
): Pick<PersonSnapshot, 'shares' | 'others'> {
  const listed = list.accesses.map(({ share }) => share.id)
  const shares: Record<string, ShareMemory> = {}
  for (const id of listed) {
    const waiting = approvals.filter(({ share }) => share.id === id)
    const now = seen.get(id)
    const memory = now ? withWaiting(now.memory, waiting) : before?.shares[id]
    if (memory) shares[id] = memory
  }
  const others = listed.filter((id) => !shares[id])
  if (troubles.length === 0) return { shares, others }
  // What is not listed may be behind a connection that did not answer.
  const missing = Object.entries(before?.shares ?? {}).filter(([id]) => !listed.includes(id))
  const known = (before?.others ?? []).filter((id) => !listed.includes(id))
  return { shares: { ...Object.fromEntries(missing), ...shares }, others: [...others, ...known] }
}
