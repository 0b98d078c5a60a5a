import * as z from 'zod'
import { Folder } from './folders.ts'
import { operation } from './operation.ts'
import { entities, Flag, Id, Instant, unproven } from './shapes.ts'

/** What `mimeType` says of a document that is only an entry in the index. */
const WITHOUT_FILE = 'NONE/NONE'

const Document = z
  .object({
    entityType: z.literal('DOCUMENT'),
    id: Id,
    name: z.string(),
    /** Without the dot. */
    extension: unproven(z.string()),
    /** In bytes (assumed). */
    fileSize: unproven(z.number()),
    mimeType: unproven(z.string()),
    parentId: unproven(Id),
    versionNumber: unproven(z.number()),
    /** Epoch ms. */
    createdOn: unproven(Instant),
    unread: unproven(Flag),
    hasNote: unproven(Flag),
    /** Encrypted for its reader: it opens in Intralinks' own viewers only. */
    isIrmSecured: unproven(Flag),
    isDeleted: unproven(Flag),
  })
  .transform((document) => ({
    ...document,
    /** Whether there are any bytes to get. */
    hasFile: document.mimeType !== WITHOUT_FILE,
    /** What the file is called: the name, with its extension if it lacks that. */
    fileName: withExtension(document.name, document.extension),
  }))
export type Document = z.output<typeof Document>

const SubFolder = Folder.extend({ entityType: z.literal('FOLDER') })

const Entry = z.discriminatedUnion('entityType', [Document, SubFolder])
/** What is in a folder; `entityType` tells which it is. */
export type Entry = z.output<typeof Entry>

/** Kinds of entries that nobody foresaw are passed over. */
const Contents = entities(z.unknown())
  .transform((entries) => entries.filter(isKnown))
  .pipe(z.array(Entry))

/** The documents and folders in one folder: thousands, perhaps, for no paging is documented. */
export const listContents = operation('GET /v2/workspaces/{workspace}/folders/{folder}/contents', Contents)

function isKnown(entry: unknown): boolean {
  const type = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'entityType') : undefined
  return type === 'DOCUMENT' || type === 'FOLDER'
}

function withExtension(name: string, extension: string | undefined): string {
  const ending = extension ? `.${extension.replace(/^\./, '')}` : ''
  return name.toLowerCase().endsWith(ending.toLowerCase()) ? name : name + ending
}
