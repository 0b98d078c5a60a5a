import type { Acceptance, Document, Folder, Grant, Person, Workspace } from './model.ts'

/** Intralinks' ids of folders and documents do not fit into 32 bits, and are one sequence. */
const FIRST_ID = 4_714_000_000

/** The stand-in's whole state, in memory. */
export class Store {
  readonly people: Person[] = []
  readonly workspaces: Workspace[] = []
  readonly folders: Folder[] = []
  readonly documents: Document[] = []
  readonly grants: Grant[] = []
  readonly acceptances: Acceptance[] = []
  #nextId = FIRST_ID

  /** The first of as many new ids. */
  takeIds(count = 1): number {
    const first = this.#nextId
    this.#nextId += count
    return first
  }

  clear(): void {
    for (const rows of Object.values(this)) if (Array.isArray(rows)) rows.length = 0
    this.#nextId = FIRST_ID
  }

  foldersIn(workspace: number, parent: number | null): Folder[] {
    return this.folders.filter((each) => each.workspace === workspace && each.parent === parent)
  }

  documentsIn({ id, series }: Folder): Document[] {
    const made = Array.from({ length: series?.count ?? 0 }, (_, index) => series?.at(index))
    return [...this.documents.filter(({ folder }) => folder.id === id), ...made].filter(
      (each) => each !== undefined,
    )
  }

  document(workspace: number, id: number): Document | undefined {
    const kept = this.documents.find((each) => each.id === id && each.folder.workspace === workspace)
    if (kept) return kept
    const { series } =
      this.folders.find((each) => each.series && each.workspace === workspace && isWithin(each.series, id)) ??
      {}
    return series?.at(id - series.firstId)
  }
}

function isWithin({ firstId, count }: { firstId: number; count: number }, id: number): boolean {
  return id >= firstId && id < firstId + count
}
