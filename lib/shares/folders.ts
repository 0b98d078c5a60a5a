import type { Person } from '../store/person.ts'
import { listShares, type ShareAccess, type ShareServices } from './list-shares.ts'
import { isFolder } from './share.ts'

/** What is asked of Clinked at most, so that a form opens soon: shared files, and listings of folders. */
const MAX_SHARES = 30
const MAX_LISTINGS = 20

/** A folder that something can be saved to. */
export interface TargetFolder {
  shareId: string
  /** Undefined for the shared folder itself. */
  item: number | undefined
  /** From the shared folder down. */
  path: string[]
}

/**
 * Lists the shared folders of a person and, level by level, the folders inside them.
 * @param max how many.
 */
export async function listFolders(
  person: Person,
  max: number,
  services: ShareServices,
): Promise<{ folders: TargetFolder[]; connections: number }> {
  const { accesses, connections } = await listShares(person, services)
  const files = accesses.filter(({ share }) => share.kind === 'file').slice(0, MAX_SHARES)
  const areFolders = await Promise.all(files.map((access) => isSharedFolder(access, services)))
  const next = files
    .filter((_, index) => areFolders[index])
    .map((access) => ({ access, item: undefined as number | undefined, path: [access.share.name] }))
  const folders: TargetFolder[] = []
  let listings = 0
  for (let folder = next.shift(); folder && folders.length < max; folder = next.shift()) {
    const { access, item, path } = folder
    folders.push({ shareId: access.share.id, item, path })
    if (listings++ >= MAX_LISTINGS) continue
    const { session, shareToken } = access
    const { items } = await services.clinked.fileList.list(session, { shareToken, parent: item, size: 100 })
    next.push(
      ...items
        .filter(isFolder)
        .map(({ id, friendlyName }) => ({ access, item: id, path: [...path, friendlyName] })),
    )
  }
  return { folders, connections: connections.length }
}

/** The list of shares does not tell folders from files (§2.1). One that cannot be asked about is left out. */
async function isSharedFolder(
  { session, shareToken, share }: ShareAccess,
  { clinked }: ShareServices,
): Promise<boolean> {
  const [answer] = await Promise.allSettled([
    clinked.files.get(session, { shareToken, file: share.entityId }),
  ])
  return answer.status === 'fulfilled' && isFolder(answer.value)
}
