import { type Approval, CALLS_TO_ASK, isWaiting } from './approval.ts'
import { eachAtMost } from './each-at-most.ts'
import { listApprovals } from './file-approvals.ts'
import type { ShareList, ShareServices, Trouble } from './list-shares.ts'
import type { Room } from './read-list.ts'
import { type SharedFile, sharedFiles } from './shared-files.ts'
import { createUnasked } from './unasked.ts'

/**
 * Calls that are made at most for one person to find the files, before CALLS_TO_ASK: of Clinked's limit for everybody,
 * people have 200 calls in five minutes even while the digests take all they may.
 */
const CALLS_TO_FIND = 80

/** Files that are asked for their requests at the same time. */
const FILES_AT_ONCE = 8

/** What waits for a person's decision, and the connections that could not be asked. */
export interface WaitingApprovals {
  approvals: Approval[]
  troubles: Trouble[]
  /** Whether there are files that were not asked, or gave no answer. */
  isPartial: boolean
}

/**
 * Gathers the undecided requests that ask this person, on all files shared with them, the newest first. Where that is
 * more than is asked for one person, the newest files are.
 */
export async function waitingApprovals(
  { accesses, connections }: Pick<ShareList, 'accesses' | 'connections'>,
  { clinked }: Pick<ShareServices, 'clinked'>,
): Promise<WaitingApprovals> {
  const unasked = createUnasked(connections)
  const ofFiles = accesses.filter(({ share }) => share.kind === 'file')
  const files = await sharedFiles(clinked, ofFiles, unasked, { calls: CALLS_TO_FIND })
  const room: Room = { calls: CALLS_TO_ASK }
  const read = new Map<SharedFile, Approval[]>()
  await eachAtMost(FILES_AT_ONCE, files, async (each) => {
    const { access, file, isAlone } = each
    if (unasked.isHopeless(access)) return
    try {
      const { approvals, isWhole } = await listApprovals(clinked, access, file, room)
      read.set(each, approvals)
      if (!isWhole) unasked.leave()
    } catch (error) {
      if (isAlone) unasked.addShare(access, error)
      else unasked.addInside(access, error)
    }
  })
  const inOrder = files.map((each): ReadForGuest => {
    return { guest: each.access.share.guestEmail, approvals: read.get(each) ?? [] }
  })
  return {
    approvals: waitingAmong(inOrder),
    troubles: unasked.troubles(),
    isPartial: unasked.isPartial(),
  }
}

/** All requests that were read for a guest. */
interface ReadForGuest {
  guest: string | undefined
  approvals: Approval[]
}

/**
 * Picks the undecided requests that ask this person, the newest first. Where none of those that were read for a guest
 * names that guest, all count: the upstream decides who may decide.
 *
 * @param alreadyNamed guests who were named by requests that are not read again.
 */
export function waitingAmong(
  read: ReadForGuest[],
  alreadyNamed: Iterable<string | undefined> = [],
): Approval[] {
  // A person can be several guests, each by a connection of their own.
  const named = new Set(alreadyNamed)
  for (const { guest, approvals } of read) if (namesGuest(approvals)) named.add(guest)
  const asked = read.flatMap(({ guest, approvals }) =>
    approvals.filter(({ addressee }) => addressee === (named.has(guest) ? 'guest' : 'unknown')),
  )
  // The same file can be shared twice, alone and in its folder.
  const waiting = new Map(asked.filter(isWaiting).map((approval) => [approval.request.id, approval]))
  return [...waiting.values()].sort((a, b) => b.request.lastModified - a.request.lastModified)
}

/** Whether some of the requests that were read for a guest ask this guest by name. */
export function namesGuest(approvals: Approval[]): boolean {
  return approvals.some(({ addressee }) => addressee === 'guest')
}
