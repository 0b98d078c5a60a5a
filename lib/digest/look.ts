import type { Clinked } from '../clinked/client.ts'
import { type ShareAccess, within } from '../shares/list-shares.ts'
import type { OwnWord } from '../store/own-words.ts'
import type { NewsKind } from '../store/subscription.ts'
import type { NewVersion, ShareNews } from './content.ts'
import { type NewMessages, readNewMessages } from './messages.ts'
import { factsOf, type Moves, movesOf } from './news.ts'
import { type Probe, probeShare } from './probe.ts'
import { readReactions } from './reactions.ts'
import { unlessRefused } from './refused.ts'
import type { ShareMemory, Stamp } from './snapshot.ts'

/** Files in a shared folder whose new comments are read in one look; those of the others are told by number. */
const MAX_DISCUSSED = 5

/** What to look for in a share. */
export interface Wanted {
  kinds: readonly NewsKind[]
  /** The reader's own words in this share, the newest first. */
  words: OwnWord[]
  /** Epoch ms. */
  now: number
}

/** What was seen in a share. */
export interface Look {
  probe: Probe
  /** Undefined where nothing that is wanted is new, and at the first look. */
  news: ShareNews | undefined
  memory: ShareMemory
}

/**
 * Looks what is new in one share: one call where nothing has moved, and one for each of the reader's newest words where
 * reactions are wanted.
 *
 * @param known what the last look remembered; undefined for none: then all is taken down, and nothing is new.
 * @throws UpstreamError
 */
export async function lookAtShare(
  clinked: Clinked,
  access: ShareAccess,
  known: ShareMemory | undefined,
  wanted: Wanted,
): Promise<Look> {
  const { kinds, words, now } = wanted
  const probe = await probeShare(clinked, access, known, now)
  const moves = known && movesOf(probe, known)
  const messages =
    known && moves?.messages && kinds.includes('messages')
      ? await readNewMessages(clinked, placesOf(access, moves), {
          seen: known.seen,
          rise: moves.rise,
          own: ownOf(words, known),
        })
      : undefined
  const reactions = kinds.includes('reactions')
    ? await readReactions(clinked, access, words, known, now)
    : undefined
  const versions = moves && kinds.includes('versions') ? await versionsOf(clinked, access, probe, moves) : []

  const news: ShareNews = {
    share: access.share,
    isNew: false,
    messages: { count: messages?.count ?? 0, newest: messages?.newest ?? [] },
    reactions: reactions?.news ?? [],
    versions,
    changes: moves && kinds.includes('changes') ? moves.changes : [],
  }
  return {
    probe,
    news: isNothing(news) ? undefined : news,
    memory: {
      ...known,
      at: now,
      isFolder: probe.folder ? true : undefined,
      modified: probe.modified ?? known?.modified,
      versions: probe.versions,
      count: probe.count,
      seen: seenAfter(known, moves, messages, now),
      facts: factsOf(probe),
      ...folderMemory(probe, known),
      reactions: reactions?.totals,
    },
  }
}

function isNothing({ messages, reactions, versions, changes }: ShareNews): boolean {
  return messages.count === 0 && reactions.length === 0 && versions.length === 0 && changes.length === 0
}

/** Where something was said: in the share, or in files of a shared folder. */
function placesOf(access: ShareAccess, { discussed }: Moves): ShareAccess[] {
  return discussed.length === 0
    ? [access]
    : discussed.slice(0, MAX_DISCUSSED).map(({ id }) => within(access, id))
}

function ownOf(words: OwnWord[], known: ShareMemory) {
  const contexts = new Set(words.map(({ context }) => context))
  return { contexts, recent: words.filter(({ at }) => at > known.at).length }
}

/** What was said meanwhile and was not asked for is old the next time. */
function seenAfter(
  known: ShareMemory | undefined,
  moves: Moves | undefined,
  messages: NewMessages | undefined,
  now: number,
): ShareMemory['seen'] {
  if (messages) return messages.seen
  return known && !moves?.messages ? known.seen : { at: now }
}

async function versionsOf(
  clinked: Clinked,
  { share, session, shareToken }: ShareAccess,
  { kind, versions: versionNumber, modified, by }: Probe,
  moves: Moves,
): Promise<NewVersion[]> {
  if (!moves.version) return moves.items
  const version = {
    item: undefined,
    name: share.name,
    versionNumber: versionNumber || undefined,
    at: modified,
  }
  if (kind === 'file') return [{ ...version, by }]
  // A note does not tell who changed it.
  const list = await unlessRefused(clinked.notes.listVersions(session, { shareToken }))
  const newest = list?.items.find((each) => each.versionNumber === versionNumber)
  return [{ ...version, by: newest?.uploaded.name }]
}

function folderMemory({ folder }: Probe, known: ShareMemory | undefined) {
  if (!folder) return {}
  const { items, isWhole, walkedAt } = folder
  const stamps = items.map(({ id, stamp }): [string, Stamp] => [
    `${id}`,
    { ...stamp, a: known?.files?.[id]?.a },
  ])
  const isPartial = known ? known.isPartial : true
  const files = Object.fromEntries(stamps)
  return isWhole
    ? { files, isPartial: undefined, walkedAt }
    : { files: { ...known?.files, ...files }, isPartial, walkedAt }
}
