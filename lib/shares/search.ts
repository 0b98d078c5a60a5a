import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import type { Person } from '../store/person.ts'
import {
  listShares,
  type ShareAccess,
  type ShareList,
  type ShareServices,
  type Trouble,
} from './list-shares.ts'
import { mayBeFolder, type Share } from './share.ts'

/** What is asked for of each shared folder, and shown of all. */
const MOST_FOUND = 20

/** Something that is called so: a share, or a file in a shared folder. */
export type Found = { kind: 'share'; share: Share } | { kind: 'file'; share: Share; file: File }

export interface SearchResult {
  connections: ShareList['connections']
  /** The shares first, then what is in shared folders; of each the newest share first. */
  found: Found[]
  /** Whether there is more than was taken. */
  more: boolean
  /** What could not be searched. */
  troubles: Trouble[]
}

/**
 * Looks for a name among everything that is shared with a person, and in the shared folders (§9.1 `name`).
 * @param text found anywhere in the name; the upstream decides what that means inside a folder.
 */
export async function searchShares(
  person: Person,
  text: string,
  services: ShareServices,
): Promise<SearchResult> {
  const { accesses, connections, troubles } = await listShares(person, services)
  const failed = new Map(troubles.map((trouble) => [trouble.connection.id, trouble]))
  const inFolders = await Promise.all(
    accesses
      .filter(({ share }) => share.kind === 'file')
      .map(async (access) => {
        try {
          return await searchShare(services.clinked, access, text)
        } catch (error) {
          if (isOfNoFolder(error, access)) return NOTHING
          const connection = connections.find(({ id }) => id === access.share.connectionId)
          if (!(error instanceof UpstreamError) || !connection) throw error
          failed.set(connection.id, { connection, error })
          return NOTHING
        }
      }),
  )
  const shares = accesses.map(({ share }) => share).filter(({ name }) => isIn(text, name))
  const found: Found[] = [
    ...shares.map((share) => ({ kind: 'share' as const, share })),
    ...inFolders.flatMap((result) => result.found),
  ]
  return {
    connections,
    found: found.slice(0, MOST_FOUND),
    more: found.length > MOST_FOUND || inFolders.some((result) => result.more),
    troubles: [...failed.values()],
  }
}

const NOTHING: { found: Found[]; more: boolean } = { found: [], more: false }

async function searchShare(
  clinked: Clinked,
  { share, session, shareToken }: ShareAccess,
  name: string,
): Promise<{ found: Found[]; more: boolean }> {
  const { items, nextPage } = await clinked.fileList.list(session, { shareToken, name, size: MOST_FOUND })
  return {
    // What a single file's list of files is, is not said: itself is no find of its own.
    found: items.flatMap((file): Found[] =>
      file.id === share.entityId ? [] : [{ kind: 'file', share, file }],
    ),
    more: nextPage && items.length > 0,
  }
}

/**
 * Of a single file the upstream may refuse to list what is in it. A 403 of what may be a folder is another refusal: such
 * as that of its password.
 */
function isOfNoFolder(error: unknown, { share }: ShareAccess): boolean {
  if (!(error instanceof UpstreamError)) return false
  return NO_FOLDER.includes(error.code) || (error.code === 'forbidden' && !mayBeFolder(share))
}

const NO_FOLDER: UpstreamErrorCode[] = ['not_found', 'rejected']

function isIn(text: string, name: string): boolean {
  return name.toLowerCase().includes(text.toLowerCase())
}
