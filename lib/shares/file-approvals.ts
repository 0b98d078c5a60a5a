import { type ApprovalRequest, listApprovals as operation } from '../clinked/approvals.ts'
import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import type { Approval } from './approval.ts'
import type { ShareAccess } from './list-shares.ts'
import { type Room, readList } from './read-list.ts'
import type { Share } from './share.ts'
import { tooLong } from './too-long.ts'

/** The approval requests of a file. */
interface FileApprovals {
  /** The newest version first. */
  approvals: Approval[]
  /** False when there are more than were read. */
  isWhole: boolean
}

/**
 * Reads the approval requests of one file (§11.11). In which order they come is not told, so all pages are read.
 * @param room is taken up.
 */
export async function listApprovals(
  clinked: Clinked,
  access: ShareAccess,
  file: Pick<File, 'id' | 'friendlyName'>,
  room?: Room,
): Promise<FileApprovals> {
  const { share, session, shareToken } = access
  const asked = { shareToken, file: file.id }
  // The reference gives no way to ask for a page: the first is asked for as its sample does.
  const { items, isWhole } = await readList(
    (page) => clinked.approvals.list(session, { ...asked, ...(page > 1 ? { page } : {}) }),
    room && { room },
  )
  const requests = items.flatMap(({ version, requests }) => requests.map((request) => ({ version, request })))
  const isGuestKnown = requests.some(({ request }) => isAddressedTo(request, share))
  const approvals = requests
    .map(({ version, request }): Approval => {
      const addressee = isAddressedTo(request, share) ? 'guest' : isGuestKnown ? 'other' : 'unknown'
      return { share, fileId: file.id, fileName: file.friendlyName, version, request, addressee }
    })
    .sort((a, b) => b.version.versionNumber - a.version.versionNumber)
  return { approvals, isWhole }
}

/**
 * Reads one approval request of a file; the API has no call for it alone.
 * @returns undefined where it is gone.
 * @throws UpstreamError: `too_long` where not all could be read, so that this cannot be told.
 */
export async function findApproval(
  clinked: Clinked,
  access: ShareAccess,
  file: Pick<File, 'id' | 'friendlyName'>,
  requestId: number,
): Promise<Approval | undefined> {
  const { approvals, isWhole } = await listApprovals(clinked, access, file)
  const found = approvals.find(({ request }) => request.id === requestId)
  if (!found && !isWhole) throw tooLong(operation.label)
  return found
}

function isAddressedTo(request: ApprovalRequest, share: Share): boolean {
  return (
    request.targetName !== undefined && request.targetName.toLowerCase() === share.guestEmail?.toLowerCase()
  )
}
