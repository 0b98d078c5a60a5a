import * as z from 'zod'
import { idIn } from '../../upstream/asked.ts'
import { json } from '../../upstream/json.ts'
import { fileShape, fileWithin, isFolder, slug } from '../file-shape.ts'
import type { FileRecord, Person, TempFile } from '../model.ts'
import { bodyOf, type Operation } from '../operation.ts'
import { badRequest, notFound } from '../refusal.ts'
import type { Store } from '../store.ts'
import type { World } from '../world.ts'

const newFile = z.object({
  friendlyName: z.string().trim().min(1),
  sharing: z.enum(['NONE', 'DEFAULT', 'MEMBERS', 'PUBLIC']).default('DEFAULT'),
  memberPermission: z.int().default(8),
  versionSummary: z.string().nullish(),
  tempFile: z.int().nullish(),
})

type NewFile = z.infer<typeof newFile>

/**
 * §11.6: `{file}` is the folder in which something is made: a file out of bytes sent before (see temp-files.ts), or
 * without those a folder, as the sample's `@folder` shows (both assumed).
 */
export function fileCreationOperations({ store, clock }: World): Operation[] {
  return [
    {
      section: '11.6',
      method: 'POST',
      template: '/v3/shares/{shareToken}/files/{file}',
      share: async ({ request, share, guest }) => {
        const folder = fileWithin(share, idIn(request, 'file'), store)
        if (!isFolder(folder)) throw badRequest('Not a folder')
        const asked = await bodyOf(request, newFile)
        const tempFile = asked.tempFile ? takeTempFile(asked.tempFile, store) : undefined
        const file = addFile(store, folder, asked, tempFile, guest, clock())
        return json(fileShape(file, share, store), 201)
      },
    },
  ]
}

/** Bytes sent before, which are then used up. */
function takeTempFile(id: number, store: Store): TempFile {
  const index = store.tempFiles.findIndex((each) => each.id === id)
  const [tempFile] = index < 0 ? [] : store.tempFiles.splice(index, 1)
  if (!tempFile) throw notFound('Temp file')
  return tempFile
}

function addFile(
  store: Store,
  folder: FileRecord,
  asked: NewFile,
  tempFile: TempFile | undefined,
  guest: Person,
  now: number,
): FileRecord {
  const file: FileRecord = {
    kind: 'file',
    id: store.nextId(),
    contextId: store.nextId(),
    name: freeName(slug(asked.friendlyName), folder, store),
    friendlyName: asked.friendlyName,
    sharing: asked.sharing,
    memberPermission: asked.memberPermission,
    tags: '',
    lastModified: now,
    group: folder.group,
    parent: folder.id,
    contentType: tempFile?.contentType ?? '@folder',
    uploaded: guest,
    locker: null,
  }
  store.components.push(file)
  store.touch(file, now)
  if (tempFile) {
    store.versions.push({
      id: store.nextId(),
      of: file.id,
      versionNumber: 1,
      uploaded: guest,
      summary: asked.versionSummary ?? '',
      lastModified: now,
      bytes: tempFile.bytes,
    })
  }
  return file
}

/** Slugs are unique in a folder: the second `plan.pdf` is `plan.pdf_2`. */
function freeName(wanted: string, folder: FileRecord, store: Store): string {
  const taken = new Set(store.filesIn(folder.id).map((file) => file.name))
  let name = wanted
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`
  return name
}
