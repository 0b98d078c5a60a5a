import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import { UpstreamError } from '../errors.ts'
import { type Approval, FILES_PER_FOLDER } from '../shares/approval.ts'
import { namesGuest } from '../shares/approvals.ts'
import { eachAtMost } from '../shares/each-at-most.ts'
import { listApprovals } from '../shares/file-approvals.ts'
import type { ShareAccess } from '../shares/list-shares.ts'
import type { Look } from './look.ts'
import { isForgotten } from './news.ts'
import { isRefusedForGood, unlessRefused } from './refused.ts'
import type { ShareMemory } from './snapshot.ts'
import { hasMoved, type Item } from './walk.ts'

/** How long a file that has not moved is taken to have no new requests, in ms. */
const ASK_AGAIN_MS = 7 * 86_400_000

/** Files of a share that are asked for their requests at the same time. */
const FILES_AT_ONCE = 8

type FileName = Pick<File, 'id' | 'friendlyName'>

/** What a share's files were asked for their approval requests, and what is remembered of it. */
interface AskedApprovals {
  approvals: Approval[]
  memory: ShareMemory
}

/** How many files may still be asked in a look at several shares: the turn of the others comes another time. */
export interface Room {
  files: number
}

/**
 * Asks files of a share for their approval requests: those that never were, those that moved, those where something
 * waited, for its button must be a live one, and those that were last asked a week ago.
 *
 * @param look of now.
 * @param known what the last look remembered; undefined for none.
 * @param room is taken up.
 * @throws UpstreamError
 */
export async function askApprovals(
  clinked: Clinked,
  access: ShareAccess,
  { probe, memory }: Look,
  known: ShareMemory | undefined,
  room: Room,
): Promise<AskedApprovals> {
  if (probe.kind !== 'file') return { approvals: [], memory }
  const wanted = probe.folder
    ? await filesToAsk(clinked, access, probe.folder.items, known, memory.at)
    : fileToAsk(access, memory, known)
  const files = wanted.slice(0, Math.min(FILES_PER_FOLDER, room.files))
  room.files -= files.length
  const left = new Set(wanted.slice(files.length).map(({ id }) => id))
  const approvals: Approval[] = []
  await eachAtMost(FILES_AT_ONCE, files, async (file) => {
    try {
      approvals.push(...(await listApprovals(clinked, access, file)).approvals)
    } catch (error) {
      if (!(error instanceof UpstreamError) || isOfAll(error)) throw error
      // Whoever is refused for good is asked again in a week, which is soon enough.
      if (!isRefusedForGood(error)) left.add(file.id)
    }
  })
  return {
    approvals,
    memory: {
      ...withAsked(memory, wanted, left),
      isGuestNamed: memory.isGuestNamed || namesGuest(approvals) || undefined,
      waiting: memory.waiting?.filter(([file]) => left.has(file)),
      // Those that were left are only met again by walking the whole folder.
      walkedAt: left.size > 0 ? undefined : memory.walkedAt,
    },
  }
}

/** Whether all the other files would be answered so, too. */
function isOfAll({ code }: UpstreamError): boolean {
  return code === 'rate_limited' || code === 'unauthorized'
}

/** The file itself, where it is to be asked. */
function fileToAsk({ share }: ShareAccess, memory: ShareMemory, known: ShareMemory | undefined): FileName[] {
  const isAsUsual =
    known?.askedAt !== undefined &&
    memory.at - known.askedAt < ASK_AGAIN_MS &&
    (known.waiting ?? []).length === 0 &&
    !hasMoved(stampOf(memory), stampOf(known))
  return isAsUsual ? [] : [{ id: share.entityId, friendlyName: share.name }]
}

function stampOf({ modified: m, versions: v, count: c }: ShareMemory) {
  return { m, v, c }
}

/** Of a shared folder, those where something waited and the newest of the others. */
async function filesToAsk(
  clinked: Clinked,
  access: ShareAccess,
  items: Item[],
  known: ShareMemory | undefined,
  now: number,
): Promise<FileName[]> {
  const waited = [...new Set(known?.waiting?.map(([file]) => file))]
  const files = new Map(items.flatMap((item) => (item.isFolder ? [] : [[item.id, item]])))
  const names = await Promise.all(waited.map((id) => fileName(clinked, access, id, files.get(id)?.name)))
  const others = [...files.values()]
    .filter((item) => !waited.includes(item.id) && isItsTurn(item, known, now))
    .sort((one, other) => (other.stamp.m ?? 0) - (one.stamp.m ?? 0))
    .map(({ id, name }) => ({ id, friendlyName: name }))
  return [...names.flatMap((file) => file ?? []), ...others]
}

function isItsTurn(item: Item, known: ShareMemory | undefined, now: number): boolean {
  if (!known) return true
  const before = known.files?.[item.id]
  // Of those that are not remembered, nobody would know that they were asked.
  if (!before) return !isForgotten(item, known)
  return before.a === undefined || now - before.a >= ASK_AGAIN_MS || hasMoved(item.stamp, before)
}

/** @returns undefined where the file is gone. */
async function fileName(
  clinked: Clinked,
  { session, shareToken }: ShareAccess,
  file: number,
  listed: string | undefined,
): Promise<FileName | undefined> {
  if (listed !== undefined) return { id: file, friendlyName: listed }
  return unlessRefused(clinked.files.get(session, { shareToken, file }))
}

/** Those that were left count as never asked. */
function withAsked(memory: ShareMemory, wanted: FileName[], left: ReadonlySet<number>): ShareMemory {
  const askedAt = (id: number) => (left.has(id) ? undefined : memory.at)
  if (!memory.files) {
    const [file] = wanted
    return file ? { ...memory, askedAt: askedAt(file.id) } : memory
  }
  const files = { ...memory.files }
  for (const { id } of wanted) if (files[id]) files[id] = { ...files[id], a: askedAt(id) }
  return { ...memory, files }
}

/** Adds what turned out to wait for the person. */
export function withWaiting(memory: ShareMemory, waiting: Approval[]): ShareMemory {
  const found = waiting.map(({ fileId, request }): [number, number, number] => {
    return [fileId, request.id, request.lastModified]
  })
  const all = [...(memory.waiting ?? []), ...found]
  return { ...memory, waiting: all.length > 0 ? all : undefined }
}
