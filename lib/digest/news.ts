import type { Event } from '../clinked/events.ts'
import type { Task } from '../clinked/tasks.ts'
import type { Change, NewVersion } from './content.ts'
import type { Probe } from './probe.ts'
import type { Facts, ShareMemory, Stamp } from './snapshot.ts'
import type { Item } from './walk.ts'

/** What has moved in a share since the last look. */
export interface Moves {
  /** Whether there may be new replies or comments. */
  messages: boolean
  /** How many more of them there are; undefined where that is not told. */
  rise: number | undefined
  /** Files and notes in a shared folder that have more comments, the newest first. */
  discussed: Item[]
  /** Whether the share itself has a new version. */
  version: boolean
  /** New files and notes in a shared folder, and new versions of others, the newest first. */
  items: NewVersion[]
  changes: Change[]
}

/** Compares what a share tells of itself with what the last look remembered. */
export function movesOf(probe: Probe, known: ShareMemory): Moves {
  const discussed = (probe.folder?.items ?? [])
    .filter((item) => moreComments(item, known) > 0)
    .sort(newestFirst)
  const rise = probe.folder
    ? discussed.reduce((sum, item) => sum + moreComments(item, known), 0)
    : difference(probe.count, known.count)
  const stamp = { m: probe.modified, v: probe.versions, c: probe.count }
  const before = { m: known.modified, v: known.versions, c: known.count }
  return {
    messages: probe.folder ? discussed.length > 0 : isTalkedOf(probe, known),
    rise,
    discussed,
    version: !probe.folder && hasVersions(probe) && isNewVersion(stamp, before),
    items: newItems(probe, known),
    changes: changesOf(factsOf(probe), known.facts),
  }
}

/** What of a task or event is compared. */
export function factsOf({ task, event }: Pick<Probe, 'task' | 'event'>): Facts | undefined {
  if (task) return taskFacts(task)
  return event && eventFacts(event)
}

function taskFacts({ status, progress, dueDate }: Task) {
  return { status, progress, due: dueDate }
}

function eventFacts(event: Event) {
  return { start: startOf(event), allDay: event.allDay ?? false, location: event.location }
}

/** When an event begins, in epoch ms; one that takes the whole day, with its day at midnight UTC. */
export function startOf({ allDay, startDate, startDay }: Event): number {
  return allDay ? Date.parse(startDay) : startDate
}

function isTalkedOf({ kind, count, modified }: Probe, known: ShareMemory): boolean {
  if (count !== known.count) return true
  // A count that stays can hide a reply that was removed and one that came, and some counts are not told.
  return (kind === 'discussion' || count === undefined) && modified !== known.modified
}

function hasVersions({ kind }: Probe): boolean {
  return kind === 'file' || kind === 'note'
}

function difference(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined ? undefined : now - before
}

function moreComments(item: Item, known: ShareMemory): number {
  if (item.isFolder || isForgotten(item, known)) return 0
  return Math.max(0, (item.stamp.c ?? 0) - (known.files?.[item.id]?.c ?? 0))
}

/** Whether it may well have been there before: not everything in the folder is remembered, and it is old. */
export function isForgotten({ id, stamp }: Item, known: ShareMemory): boolean {
  return known.isPartial === true && !known.files?.[id] && (stamp.m ?? 0) <= known.at
}

function newItems({ folder }: Probe, known: ShareMemory): NewVersion[] {
  return (folder?.items ?? [])
    .filter((item) => !item.isFolder && isNewItem(item, known))
    .sort(newestFirst)
    .map(({ id, name, stamp, by }) => ({
      item: id,
      name,
      // Where it is told as none, it is not told.
      versionNumber: stamp.v || (known.files?.[id] ? undefined : 1),
      by,
      at: stamp.m,
    }))
}

function isNewItem(item: Item, known: ShareMemory): boolean {
  const before = known.files?.[item.id]
  return before ? isNewVersion(item.stamp, before) : !isForgotten(item, known)
}

/** Where the number of versions is not told, or told as none, only the date can tell: unless a comment moved it. */
function isNewVersion(now: Stamp, before: Stamp): boolean {
  if (now.v && before.v) return now.v > before.v
  return now.m !== before.m && now.c === before.c
}

function newestFirst(one: Item, other: Item): number {
  return (other.stamp.m ?? 0) - (one.stamp.m ?? 0)
}

function changesOf(now: Facts | undefined, before: Facts | undefined): Change[] {
  if (now === undefined || before === undefined) return []
  const changes: Change[] = []
  if ('start' in now) {
    if (!('start' in before)) return []
    const { start, allDay, location } = now
    if (start !== before.start || allDay !== before.allDay) changes.push({ fact: 'start', to: start, allDay })
    if (location !== before.location) changes.push({ fact: 'location', to: location })
    return changes
  }
  if ('start' in before) return []
  if (now.status !== before.status) changes.push({ fact: 'status', to: now.status })
  if (now.progress !== before.progress) changes.push({ fact: 'progress', to: now.progress })
  if (now.due !== before.due) changes.push({ fact: 'due', to: now.due })
  return changes
}
