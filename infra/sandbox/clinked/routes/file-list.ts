import { json } from '../../upstream/json.ts'
import { fileShape, fileWithin, isFolder, sharedFile } from '../file-shape.ts'
import type { FileRecord } from '../model.ts'
import type { Operation } from '../operation.ts'
import { fileListPage } from '../pages.ts'
import type { Store } from '../store.ts'
import type { World } from '../world.ts'

/** §9: the files of a shared folder. */
export function fileListOperations({ store }: World): Operation[] {
  return [
    {
      section: '9.1',
      method: 'GET',
      template: '/v3/shares/{shareToken}/fileList',
      share: ({ request, share }) => {
        const parent = request.query('parent')
        const name = request.query('name')?.toLowerCase()
        const folder = parent === undefined ? sharedFile(share) : fileWithin(share, Number(parent), store)
        const files = filesUnder(folder, name, store).toSorted(
          order(request.query('orderBy'), request.query('ascending') !== 'false', store),
        )
        return json(fileListPage(request, files, (file) => fileShape(file, share, store)))
      },
    },
  ]
}

/** A folder's files; with a name to look for, those of the folders below too (assumed). A shared file lists itself. */
function filesUnder(folder: FileRecord, name: string | undefined, store: Store): FileRecord[] {
  if (!isFolder(folder)) return [folder]
  if (name === undefined) return store.filesIn(folder.id)
  return store.filesBelow(folder.id).filter((file) => file.friendlyName.toLowerCase().includes(name))
}

/** Folders first, then by the field; by name where the field is none that is known. */
function order(field: string | undefined, ascending: boolean, store: Store) {
  const sign = ascending ? 1 : -1
  const size = (file: FileRecord) => store.latestVersion(file.id)?.bytes.byteLength ?? 0
  return (one: FileRecord, other: FileRecord): number => {
    if (isFolder(one) !== isFolder(other)) return isFolder(one) ? -1 : 1
    if (field === 'size') return sign * (size(one) - size(other))
    if (field === 'lastModified') return sign * (one.lastModified - other.lastModified)
    return sign * one.friendlyName.localeCompare(other.friendlyName)
  }
}
