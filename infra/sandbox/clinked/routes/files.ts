import { idIn } from '../../upstream/asked.ts'
import { json } from '../../upstream/json.ts'
import { file as fileAnswer, found } from '../answers.ts'
import { defaultThumbnail } from '../content/thumbnail.ts'
import { fileShape, fileWithin, isFolder, sharedFile } from '../file-shape.ts'
import type { FileRecord, Share } from '../model.ts'
import type { Operation } from '../operation.ts'
import { notFound } from '../refusal.ts'
import { signedUrl } from '../signed-url.ts'
import type { Store } from '../store.ts'
import type { World } from '../world.ts'

const previewLifetimeMs = 30 * 60_000

/** §11.1–11.5: one file, and its bytes. */
export function fileOperations(world: World): Operation[] {
  const { store, clock, random } = world
  return [
    {
      section: '11.1',
      method: 'GET',
      template: '/v3/shares/{shareToken}/files',
      share: ({ request, share }) => {
        const excluded = (request.queries('exclude') ?? []).flatMap((ids) => ids.split(',')).map(Number)
        const file = fileAt(share, request.query('path') ?? '', store)
        if (!file || excluded.includes(file.id)) throw notFound('File')
        return json(fileShape(file, share, store))
      },
    },
    {
      section: '11.2',
      method: 'GET',
      template: '/v3/shares/{shareToken}/files/{file}',
      share: ({ request, share }) =>
        json(fileShape(fileWithin(share, idIn(request, 'file'), store), share, store)),
    },
    {
      section: '11.3',
      method: 'GET',
      template: '/v3/shares/{shareToken}/files/{file}/preview',
      share: ({ request, share, guest }) => {
        const file = fileWithin(share, idIn(request, 'file'), store)
        const content = { ...contentOf(file, store), disposition: 'inline' as const }
        const url = signedUrl(world, content, previewLifetimeMs)
        const now = clock()
        return json({
          session: {
            id: random(),
            dateCreated: new Date(now).toISOString(),
            dateExpire: new Date(now + previewLifetimeMs).toISOString(),
            data: { print: true, annotate: true, user: { name: guest.name, id: guest.id } },
          },
          url,
          websocketUrl: url.replace(/^http/, 'ws'),
          embedUrl: `${url}/embed`,
        })
      },
    },
    {
      // An image is its own thumbnail; everything else gets the default one.
      section: '11.4',
      method: 'GET',
      template: '/v3/shares/{shareToken}/files/{file}/thumbnail',
      share: ({ request, share }) => {
        const file = fileWithin(share, idIn(request, 'file'), store)
        const isImage = file.contentType === 'image/png'
        return fileAnswer(isImage ? contentOf(file, store).bytes : defaultThumbnail, {
          disposition: 'inline',
          fileName: 'thumbnail.png',
          contentType: 'image/png',
          lastModified: file.lastModified,
        })
      },
    },
    {
      section: '11.5',
      method: 'GET',
      template: '/v3/shares/{shareToken}/files/{file}/download',
      share: ({ request, share }) => {
        const file = fileWithin(share, idIn(request, 'file'), store)
        return found(signedUrl(world, contentOf(file, store)))
      },
    },
  ]
}

/** The newest bytes of a file; a folder has none. */
function contentOf(file: FileRecord, store: Store) {
  const latest = store.latestVersion(file.id)
  if (!latest) throw notFound('File content')
  return { fileName: file.friendlyName, contentType: file.contentType, bytes: latest.bytes }
}

/** The file at a path of slugs below what was shared: `contracts/main_contract.pdf`. A shared file is found by its own. */
function fileAt(share: Share, path: string, store: Store): FileRecord | undefined {
  const shared = sharedFile(share)
  const slugs = path.split('/').filter((each) => each !== '')
  if (!isFolder(shared)) return slugs.length === 1 && slugs[0] === shared.name ? shared : undefined
  if (slugs.length === 0) return undefined
  return slugs.reduce<FileRecord | undefined>(
    (folder, slug) => folder && store.filesIn(folder.id).find((each) => each.name === slug),
    shared,
  )
}
