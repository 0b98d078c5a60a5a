import type { ApprovalRequest } from '../clinked/approvals.ts'
import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import { UpstreamError } from '../errors.ts'
import { type Approval, FILES_PER_FOLDER, isWaiting } from './approval.ts'
import { folderFiles } from './folder-files.ts'
import {
  isForWantOfPassword,
  type ShareAccess,
  type ShareList,
  type ShareServices,
  type Trouble,
} from './list-shares.ts'
import { isFolder, type Share } from './share.ts'

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

/**
 * Gathers the undecided requests that ask this person, on all files shared with them, the newest first. Where none
 * of those that were read for a guest names that guest, all count: the upstream decides who may decide.
 */
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
          return approvals.map((approval) => ({ approval, guest }))
        } catch (error) {
          if (isForWantOfPassword(error, access)) return []
          const connection = connections.find(({ id }) => id === connectionId)
          if (!(error instanceof UpstreamError) || !connection) throw error
          troubles.set(connection.id, { connection, error })
          return []
        }
      }),
  )
  const requests = found.flat()
  // A person can be several guests, each by a connection of their own.
  const named = new Set(
    requests.filter(({ approval }) => approval.addressee === 'guest').map(({ guest }) => guest),
  )
  const asked = requests
    .filter(({ approval, guest }) => approval.addressee === (named.has(guest) ? 'guest' : 'unknown'))
    .map(({ approval }) => approval)
  // The same file can be shared twice, alone and in its folder.
  const waiting = new Map(asked.filter(isWaiting).map((approval) => [approval.request.id, approval]))
  const approvals = [...waiting.values()].sort((a, b) => b.request.lastModified - a.request.lastModified)
  return { approvals, troubles: [...troubles.values()], isPartial }
}

async function approvalsOfShare(
  clinked: Clinked,
  access: ShareAccess,
): Promise<{ approvals: Approval[]; isWhole: boolean }> {
  const { share, session, shareToken } = access
  const shared = await clinked.files.get(session, { shareToken, file: share.entityId })
  if (!isFolder(shared)) return { approvals: await listApprovals(clinked, access, shared), isWhole: true }

  const { files, isWhole } = await folderFiles(clinked, access, FILES_PER_FOLDER)
  const lists = await Promise.all(
    files.map((file) =>
      listApprovals(clinked, access, file).catch((error: unknown) => {
        // One that gives no answer does not hide the others.
        if (error instanceof UpstreamError) return undefined
        throw error
      }),
    ),
  )
  return {
    approvals: lists.flatMap((approvals) => approvals ?? []),
    isWhole: isWhole && !lists.includes(undefined),
  }
}
