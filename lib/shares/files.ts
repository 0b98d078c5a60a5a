import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import { UpstreamError } from '../errors.ts'
import type { Person } from '../store/person.ts'
import { type ListPart, listPart } from './list-part.ts'
import { findShare, type ShareAccess, type ShareServices } from './list-shares.ts'
import type { Share, ShareRef } from './share.ts'
import { type VersionPart, versionPart } from './versions.ts'

/** Asked for at once (§9.1 `size`), and shown at once. */
const PAGE_SIZE = 20

/**
 * How a folder can be sorted. The reference names no order fields (§9.1 `orderBy`): those of the file record are taken,
 * and sent only once somebody asks for an order.
 */
export const SORTED = {
  name: { orderBy: 'friendlyName', ascending: true },
  'name-': { orderBy: 'friendlyName', ascending: false },
  newest: { orderBy: 'lastModified', ascending: false },
  oldest: { orderBy: 'lastModified', ascending: true },
  largest: { orderBy: 'size', ascending: false },
  smallest: { orderBy: 'size', ascending: true },
}
export type FileOrder = keyof typeof SORTED
export const FILE_ORDERS = Object.keys(SORTED) as [FileOrder, ...FileOrder[]]

/** Which of what is in a folder. */
export interface FolderQuery {
  /** From 1. */
  part: number
  /** Undefined for the upstream's own. */
  order?: FileOrder | undefined
  /** Found in the name; the upstream decides whether in the folders below, too. */
  name?: string | undefined
}

/** Reads a part of what is in a shared folder, or in a folder inside it (§9.1). Only `nextPage` tells of more. */
export function listFolder(
  clinked: Clinked,
  { share, session, shareToken }: ShareAccess,
  { part, order, name }: FolderQuery,
): Promise<ListPart<File>> {
  return listPart(
    (page) =>
      clinked.fileList.list(session, {
        shareToken,
        page,
        size: PAGE_SIZE,
        name,
        // The top folder is listed without its id, as the reference's sample does.
        parent: share.item,
        ...(order && SORTED[order]),
      }),
    part,
  )
}

/** A part of a file's versions. */
export interface FileVersions extends VersionPart {
  share: Share
  file: File
}

/**
 * Reads a part of the versions of a shared file, or of one inside a shared folder (§11.8), the newest first.
 * @param part from 1.
 * @throws as findShare; UpstreamError.
 */
export async function listFileVersions(
  person: Person,
  ref: ShareRef,
  part: number,
  services: ShareServices,
): Promise<FileVersions> {
  const { share, session, shareToken } = await findShare(person, ref, services)
  const { files } = services.clinked
  const of = { shareToken, file: share.entityId }
  const [file, versions] = await Promise.all([
    files.get(session, of),
    versionPart((page) => files.listVersions(session, { ...of, page }), part),
  ])
  return { share, file, ...versions }
}

/** Where a file can be looked at, for a while. */
export interface FilePreview {
  /** What is shared, or the item inside it that the file is. */
  share: Share
  file: File
  /** Absolute https; opens the file for anybody who has it. */
  url: string
  /** When it lapses, in epoch ms; undefined where that is not told. */
  dateExpire: number | undefined
}

/**
 * Opens a session of Clinked's viewer for a file (§11.3).
 * @throws as findShare; UpstreamError: `malformed` where the address is not an absolute https one.
 */
export async function previewFile(
  person: Person,
  ref: ShareRef,
  services: ShareServices,
): Promise<FilePreview> {
  const { share, session, shareToken } = await findShare(person, ref, services)
  const { files } = services.clinked
  const of = { shareToken, file: share.entityId }
  const [file, preview] = await Promise.all([files.get(session, of), files.preview(session, of)])
  return { share, file, url: preview.url, dateExpire: preview.session.dateExpire }
}

/**
 * Finds what is at a path in a shared folder (§11.1): `contracts/main_contract.pdf`. In the reference's sample a path is
 * made of the short names; what people read on the screen is tried as these, too.
 *
 * @returns its id, or undefined where there is nothing.
 * @throws as findShare; UpstreamError.
 */
export async function findByPath(
  person: Person,
  { shareId }: Pick<ShareRef, 'shareId'>,
  path: string,
  services: ShareServices,
): Promise<number | undefined> {
  const { session, shareToken } = await findShare(person, { shareId }, services)
  for (const spelling of spellings(path)) {
    try {
      const file = await services.clinked.files.getByPath(session, { shareToken, path: spelling })
      return file.id
    } catch (error) {
      if (!isNothingThere(error)) throw error
    }
  }
  return undefined
}

function spellings(path: string): Set<string> {
  const steps = path.split('/').flatMap((step) => step.trim() || [])
  const short = steps.map((step) => step.toLowerCase().replaceAll(/\s+/g, '_'))
  return new Set([steps.join('/'), short.join('/')])
}

function isNothingThere(error: unknown): boolean {
  return error instanceof UpstreamError && (error.code === 'not_found' || error.code === 'rejected')
}
