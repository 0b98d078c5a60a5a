import { type Content, ofBytes } from '../content.ts'
import type { Document, Folder, Person, Workspace } from '../model.ts'
import type { World } from '../world.ts'

const DAY_MS = 24 * 3_600_000

/** What a document may be told apart by; the rest is usual. */
type About = Partial<Pick<Document, 'versionNumber' | 'createdOn' | 'isUnread' | 'hasNote' | 'isIrmSecured'>>

/** Puts things into an empty store, with all their ids and what is always the same. */
export class Seeder {
  readonly world: World
  /** Epoch ms; everything is dated from here, so that the demo looks alive whenever it is started. */
  readonly now: number

  constructor(world: World) {
    this.world = world
    this.now = world.clock()
  }

  ago(days: number): number {
    return this.now - days * DAY_MS
  }

  person(person: Person): Person {
    this.world.store.people.push(person)
    return person
  }

  workspace(workspace: Workspace): Workspace {
    this.world.store.workspaces.push(workspace)
    return workspace
  }

  /** The next folder in `parent`, or at the top. */
  folder(workspace: Workspace, parent: Folder | null, name: string, createdBy: Person): Folder {
    const { store } = this.world
    const orderNumber = store.foldersIn(workspace.id, parent?.id ?? null).length + 1
    const folder: Folder = {
      id: store.takeIds(),
      workspace: workspace.id,
      parent: parent?.id ?? null,
      name,
      indexNumber: parent ? `${parent.indexNumber}.${orderNumber}` : String(orderNumber),
      orderNumber,
      createdBy,
      createdOn: this.ago(40),
      series: null,
    }
    store.folders.push(folder)
    return folder
  }

  /**
   * @param fileName with its extension
   * @param file its bytes; null for an entry of the index that has none
   */
  document(
    folder: Folder,
    fileName: string,
    mimeType: string,
    file: Uint8Array<ArrayBuffer> | Content | null,
    about: About = {},
  ): Document {
    const content = file instanceof Uint8Array ? ofBytes(file) : file
    const document = {
      ...this.describe(this.world.store.takeIds(), folder, fileName, mimeType, content),
      ...about,
    }
    this.world.store.documents.push(document)
    return document
  }

  /** Documents that are made only when they are looked at. */
  series(
    folder: Folder,
    count: number,
    mimeType: string,
    at: (index: number) => { fileName: string; bytes: Uint8Array<ArrayBuffer> },
  ): void {
    const firstId = this.world.store.takeIds(count)
    folder.series = {
      firstId,
      count,
      at: (index) => {
        const { fileName, bytes } = at(index)
        return this.describe(firstId + index, folder, fileName, mimeType, ofBytes(bytes))
      },
    }
  }

  private describe(
    id: number,
    folder: Folder,
    fileName: string,
    mimeType: string,
    content: Content | null,
  ): Document {
    const dot = content === null ? -1 : fileName.lastIndexOf('.')
    return {
      id,
      folder,
      name: dot < 0 ? fileName : fileName.slice(0, dot),
      extension: dot < 0 ? null : fileName.slice(dot + 1),
      mimeType,
      content,
      versionNumber: 1,
      createdOn: folder.createdOn,
      createdBy: folder.createdBy,
      isUnread: false,
      hasNote: false,
      isIrmSecured: false,
    }
  }
}
