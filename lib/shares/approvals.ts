import type { ApprovalRequest } from '../clinked/approvals.ts'
import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import { UpstreamError } from '../errors.ts'
import { type Approval, FILES_PER_FOLDER, isWaiting } from './approval.ts'
import { eachAtMost } from './each-at-most.ts'
import { folderFiles } from './folder-files.ts'
import {
  isForWantOfPassword,
  type ShareAccess,
  type ShareList,
  type ShareServices,
  type Trouble,
} from './list-shares.ts'
import { isFolder, type Share } from './share.ts'

/** Files that are asked for their requests at the same time. */
const FILES_AT_ONCE = 8

/** All approval requests of one file, the newest version first (§11.11). */
export async function listApprovals(
  clinked: Clinked,
  access: ShareAccess,
  file: Pick<File, 'id' | 'friendlyName'>,
): Promise<Approval[]> {
  const { share, session, shareToken } = access
  const { items } = await clinked.approvals.list(session, { shareToken, file: file.id })
  const requests = items.flatMap(({ version, requests }) => requests.map((request) => ({ version, request })))
  const isGuestKnown = requests.some(({ request }) => isAddressedTo(request, share))
  return requests
    .map(({ version, request }): Approval => {
      const addressee = isAddressedTo(request, share) ? 'guest' : isGuestKnown ? 'other' : 'unknown'
      return { share, fileId: file.id, fileName: file.friendlyName, version, request, addressee }
    })
    .sort((a, b) => b.version.versionNumber - a.version.versionNumber)
}

function isAddressedTo(request: ApprovalRequest, share: Share): boolean {
  return (
    request.targetName !== undefined && request.targetName.toLowerCase() === share.guestEmail?.toLowerCase()
  )
}

/** What waits for a person's decision, and the connections that could not be asked. */
export interface WaitingApprovals {
  approvals: Approval[]
  troubles: Trouble[]
  /** Whether some shared folder holds files that were not asked, or gave no answer. */
  isPartial: boolean
}

/** Gathers the undecided requests that ask this person, on all files shared with them, the newest first. */
export async function waitingApprovals(
  { accesses, connections }: Pick<ShareList, 'accesses' | 'connections'>,
  { clinked }: Pick<ShareServices, 'clinked'>,
): Promise<WaitingApprovals> {
  const troubles = new Map<string, Trouble>()
  let isPartial = false
  const found = await Promise.all(
    accesses
      .filter(({ share }) => share.kind === 'file')
      .map(async (access) => {
        const { guestEmail: guest, connectionId } = access.share
        try {
          const { approvals, isWhole } = await approvalsOfShare(clinked, access)
          if (!isWhole) isPartial = true
          return { approvals, guest }
        } catch (error) {
          if (isForWantOfPassword(error, access)) return { approvals: [], guest }
          const connection = connections.find(({ id }) => id === connectionId)
          if (!(error instanceof UpstreamError) || !connection) throw error
          troubles.set(connection.id, { connection, error })
          return { approvals: [], guest }
        }
      }),
  )
  return { approvals: waitingAmong(found), troubles: [...troubles.values()], isPartial }
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

/** The requests of several files, and the files that gave no answer. */
interface FileApprovals {
  approvals: Approval[]
  unanswered: { fileId: number; error: UpstreamError }[]
}

/** Reads the approval requests of files in a share (§11.11), a few at a time; one that fails does not hide the others. */
export async function listApprovalsOf(
  clinked: Clinked,
  access: ShareAccess,
  files: Pick<File, 'id' | 'friendlyName'>[],
): Promise<FileApprovals> {
  const found: FileApprovals = { approvals: [], unanswered: [] }
  await eachAtMost(FILES_AT_ONCE, files, async (file) => {
    try {
      found.approvals.push(...(await listApprovals(clinked, access, file)))
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      found.unanswered.push({ fileId: file.id, error })
    }
  })
  return found
}

async function approvalsOfShare(
  clinked: Clinked,
  access: ShareAccess,
): Promise<{ approvals: Approval[]; isWhole: boolean }> {
  const { share, session, shareToken } = access
  const shared = await clinked.files.get(session, { shareToken, file: share.entityId })
  if (!isFolder(shared)) return { approvals: await listApprovals(clinked, access, shared), isWhole: true }

  const { files, isWhole } = await folderFiles(clinked, access, FILES_PER_FOLDER)
  const { approvals, unanswered } = await listApprovalsOf(clinked, access, files)
  return { approvals, isWhole: isWhole && unanswered.length === 0 }
}
