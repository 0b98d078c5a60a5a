import type { Bytes, Location } from '../clinked/answers.ts'
import { findShare, type ShareAccess, type ShareServices } from '../shares/list-shares.ts'
import { contextOf, type Share, type ShareRef } from '../shares/share.ts'
import type { Person } from '../store/person.ts'

/** Something whose bytes a person asks for. */
export type Download =
  | { kind: 'file'; share: ShareRef }
  | { kind: 'version'; share: ShareRef; version: number; number: number }
  | { kind: 'attachment'; share: ShareRef; attachment: number; name: string }
  | { kind: 'note_version'; share: ShareRef; versionNumber: number }

/** What is got, and where. */
export interface Located {
  share: Share
  /** What the file is called. */
  name: string
  /** In bytes, where Clinked says. */
  size: number | undefined
  /**
   * The link for the person, which is as good as the file for as long as it lasts. A note's version has none, nor has
   * what lies at an address with the share token in it.
   */
  location: string | undefined
  /** Where the bytes are; undefined for a note's version, whose bytes Clinked gives itself. */
  address?: string | undefined
}

/**
 * Looks up a download of a person: a file (11.5), a version of it (11.9), an attachment (8.2), a note's version (5.6).
 * @throws as findShare; UpstreamError.
 */
export async function locate(person: Person, download: Download, services: ShareServices): Promise<Located> {
  const access = await findShare(person, download.share, services)
  const { share, shareToken, session } = access
  const { files, attachments } = services.clinked
  const file = { shareToken, file: share.entityId }
  switch (download.kind) {
    case 'file': {
      const [{ friendlyName, size }, at] = await Promise.all([
        files.get(session, file),
        files.download(session, file),
      ])
      return { share, name: friendlyName, size, ...linkTo(at) }
    }
    case 'version': {
      const { version } = download
      const [{ friendlyName }, at] = await Promise.all([
        files.get(session, file),
        files.downloadVersion(session, { ...file, version }),
      ])
      return { share, name: friendlyName, size: undefined, ...linkTo(at) }
    }
    case 'attachment': {
      const { attachment, name } = download
      const context = contextOf(share)
      const at = await attachments.download(session, { shareToken, context, attachment })
      return { share, name, size: undefined, ...linkTo(at) }
    }
    case 'note_version':
      return { share, name: share.name, size: undefined, location: undefined }
  }
}

function linkTo({ location, holdsToken }: Location): Pick<Located, 'location' | 'address'> {
  return { location: holdsToken ? undefined : location, address: location }
}

/**
 * Opens the bytes of a download.
 * @returns them, and what the file is to be called in Slack.
 * @throws as locate.
 */
export async function openDownload(
  person: Person,
  download: Download,
  { name, address }: Located,
  services: ShareServices,
): Promise<{ name: string; bytes: Bytes }> {
  if (download.kind === 'note_version' || address === undefined) {
    if (download.kind !== 'note_version') throw new Error('Only a version of a note has no address.')
    const access = await findShare(person, download.share, services)
    return openNoteVersion(access, download.versionNumber, services)
  }
  const bytes = await services.clinked.content.open(address)
  return { name: download.kind === 'version' ? versionName(name, download.number) : name, bytes }
}

async function openNoteVersion(
  { share, shareToken, session }: ShareAccess,
  versionNumber: number,
  { clinked }: ShareServices,
): Promise<{ name: string; bytes: Bytes }> {
  const bytes = await clinked.notes.downloadVersion(session, { shareToken, versionNumber })
  return { name: versionName(bytes.filename ?? share.name, versionNumber), bytes }
}

/** `Main contract (version 2).pdf`: so that two of them can lie side by side. */
function versionName(name: string, number: number): string {
  const dot = name.lastIndexOf('.')
  const end = dot > 0 ? dot : name.length
  return `${name.slice(0, end)} (version ${number})${name.slice(end)}`
}
