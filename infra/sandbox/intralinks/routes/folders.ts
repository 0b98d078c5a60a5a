import { idIn } from '../../upstream/asked.ts'
import { json } from '../../upstream/json.ts'
import { done } from '../answers.ts'
import type { Document, Folder, Person } from '../model.ts'
import type { Operation } from '../operation.ts'
import { notFound } from '../refusal.ts'
import type { World } from '../world.ts'

const WITHOUT_FILE = 'NONE/NONE'

/** All folders of a workspace in one list, and what is in one of them. There are no pages. */
export function folderOperations({ store, settings }: World): Operation[] {
  return [
    {
      method: 'GET',
      template: '/v2/workspaces/{workspace}/folders/',
      inside: ({ workspace }) =>
        json({
          status: done,
          folder: store.folders.filter((each) => each.workspace === workspace.id).map(folderShape),
        }),
    },
    {
      method: 'GET',
      template: '/v2/workspaces/{workspace}/folders/{folder}/contents',
      inside: ({ request, workspace }) => {
        const id = idIn(request, 'folder')
        const folder = store.folders.find((each) => each.id === id && each.workspace === workspace.id)
        if (!folder) throw notFound()
        const contents = [
          ...store
            .foldersIn(workspace.id, id)
            .map((each) => ({ ...folderShape(each), entityType: 'FOLDER' })),
          ...store.documentsIn(folder).map(documentShape),
        ]
        return json(settings.envelope === 'bare' ? contents : { status: done, contents })
      },
    },
  ]

  function folderShape(folder: Folder) {
    const { id, workspace, parent, name, indexNumber, orderNumber, createdOn, createdBy } = folder
    return {
      id,
      name,
      indexNumber,
      orderNumber,
      version: '356a192b7913b04c54574d18c28d46e6395428ab',
      hasChildFolders: store.foldersIn(workspace, id).length > 0,
      indexingDisabled: false,
      // Absent at the top.
      ...(parent === null ? {} : { parentId: parent }),
      createdOn: { milliseconds: createdOn },
      createdBy: nameOf(createdBy),
      isFavorite: false,
      versionNumber: 0,
      isEmailin: false,
    }
  }
}

/** No sample of a document is public; the fields are those that programs are seen to read. */
function documentShape(document: Document) {
  const { id, folder, name, extension, content } = document
  return {
    id,
    name,
    ...(extension === null ? {} : { extension }),
    fileSize: content?.size ?? 0,
    mimeType: content === null ? WITHOUT_FILE : document.mimeType,
    parentId: folder.id,
    parentName: folder.name,
    version: 'da4b9237bacccdf19c0760cab7aec4a8359010b0',
    versionNumber: document.versionNumber,
    createdOn: { milliseconds: document.createdOn },
    createdBy: nameOf(document.createdBy),
    unread: document.isUnread,
    hasNote: document.hasNote,
    isIrmSecured: document.isIrmSecured,
    isDeleted: false,
    entityType: 'DOCUMENT',
  }
}

function nameOf({ firstName, lastName, organization }: Person) {
  return { firstName, lastName, firstNameSort: firstName, lastNameSort: lastName, organization }
}
