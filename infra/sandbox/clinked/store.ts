import type {
  ApprovalRequest,
  Attachment,
  BatchJob,
  Comment,
  Component,
  FileRecord,
  Grant,
  Note,
  Person,
  Reaction,
  Reply,
  Share,
  SignedContent,
  TempFile,
  Version,
} from './model.ts'

/** The stand-in's whole state, in memory. Ids are unique over all kinds of things, and start anew with `clear`. */
export class Store {
  readonly people: Person[] = []
  readonly shares: Share[] = []
  readonly components: Component[] = []
  readonly versions: Version[] = []
  readonly replies: Reply[] = []
  readonly comments: Comment[] = []
  readonly reactions: Reaction[] = []
  readonly attachments: Attachment[] = []
  readonly approvals: ApprovalRequest[] = []
  readonly tempFiles: TempFile[] = []
  readonly batchJobs: BatchJob[] = []
  readonly signed: SignedContent[] = []
  readonly grants: Grant[] = []
  #lastId = 0

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  clear(): void {
    for (const rows of Object.values(this)) if (Array.isArray(rows)) rows.length = 0
    this.#lastId = 0
  }

  /** A file or folder by its id. */
  file(id: number): FileRecord | undefined {
    return this.components.find((each): each is FileRecord => each.kind === 'file' && each.id === id)
  }

  note(id: number): Note | undefined {
    return this.components.find((each): each is Note => each.kind === 'page' && each.id === id)
  }

  filesIn(folder: number): FileRecord[] {
    return this.components.filter(
      (each): each is FileRecord => each.kind === 'file' && each.parent === folder,
    )
  }

  /** The files below a folder at any depth, folders among them. */
  filesBelow(folder: number): FileRecord[] {
    return this.filesIn(folder).flatMap((file) => [file, ...this.filesBelow(file.id)])
  }

  /** Something of a component has changed: it moves, and with it the folders it is in. */
  touch(component: Component, at: number): void {
    component.lastModified = at
    if (component.kind !== 'file' && component.kind !== 'page') return
    const folder =
      component.kind === 'file' ? this.file(component.parent ?? 0) : this.note(component.parent ?? 0)
    if (folder) this.touch(folder, at)
  }

  notesIn(folder: number): Note[] {
    return this.components.filter((each): each is Note => each.kind === 'page' && each.parent === folder)
  }

  /** The versions of a file or a note, oldest first. */
  versionsOf(component: number): Version[] {
    return this.versions.filter((version) => version.of === component)
  }

  /** Of a file's or a note's versions the newest; none for a folder. */
  latestVersion(component: number): Version | undefined {
    return this.versionsOf(component).at(-1)
  }

  commentsOn(context: string): Comment[] {
    return this.comments.filter((comment) => comment.context === context)
  }

  attachmentsOf(context: string): Attachment[] {
    return this.attachments.filter((attachment) => attachment.context === context)
  }

  /** Whether a component is what was shared, or lies below it in a shared folder. */
  isWithin(share: Share, component: Component): boolean {
    if (component === share.component) return true
    if (component.kind === 'file' && component.parent !== null) {
      const parent = this.file(component.parent)
      return parent !== undefined && this.isWithin(share, parent)
    }
    if (component.kind === 'page' && component.parent !== null) {
      const parent = this.note(component.parent)
      return parent !== undefined && this.isWithin(share, parent)
    }
    return false
  }
}

/** The name by which comments and attachments hang on a component: `file_12`. */
export function contextOf(component: Component): string {
  return `${component.kind}_${component.id}`
}
