import type { File } from '../clinked/file.ts'
import { readWhole } from '../http/body.ts'
import type { Person } from '../store/person.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import type { ShareRef } from './share.ts'

/** In bytes: more is no thumbnail. */
const THUMBNAIL_BYTES = 1_000_000

/** Slack shows these and no other images. https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
const FILE_ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

/** A small picture of a file. */
export interface Thumbnail {
  name: string
  bytes: Uint8Array
}

/** Whether Clinked has a picture of what is in the file; of all others, only the one of their type. */
export function hasThumbnail({ contentType = '' }: File): boolean {
  return contentType.startsWith('image/') || contentType === 'application/pdf'
}

/** Another one for each version of the file. */
export function versionOf({ lastModified, versions }: File): string {
  return `${lastModified ?? versions ?? 'only'}`
}

/**
 * Reads the thumbnail of a file (§11.4).
 * @returns undefined where it is empty, too large or no image that Slack shows.
 * @throws as findShare; UpstreamError.
 */
export async function readThumbnail(
  person: Person,
  ref: ShareRef,
  services: ShareServices,
): Promise<Thumbnail | undefined> {
  const { share, session, shareToken } = await findShare(person, ref, services)
  const { body, contentType } = await services.clinked.files.thumbnail(session, {
    shareToken,
    file: share.entityId,
  })
  const ending = FILE_ENDINGS[contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '']
  if (ending === undefined) {
    body.destroy()
    return undefined
  }
  const bytes = await readWhole(body, THUMBNAIL_BYTES)
  return bytes?.byteLength ? { name: `thumbnail.${ending}`, bytes } : undefined
}
