import type { Clinked } from '../clinked/client.ts'
import type { ShareAccess } from '../shares/list-shares.ts'
import type { OwnWord } from '../store/own-words.ts'
import type { ShareNews } from './content.ts'
import { unlessRefused } from './refused.ts'
import type { ShareMemory } from './snapshot.ts'

/** How long reactions to one's words are looked for, in ms, and of how many in each share: each takes a call. */
const LOOKED_FOR_MS = 14 * 86_400_000
const WORDS_PER_SHARE = 3

interface Reactions {
  /** How many reactions came to each of the words. */
  news: ShareNews['reactions']
  /** How many each of them has. */
  totals: Record<string, number>
}

/**
 * Asks for the reactions to the newest of the reader's own words (§7.5), their own aside.
 *
 * @param words of the reader in this share, the newest first.
 * @param known what the last look remembered; undefined for none: then nothing is new.
 * @param now epoch ms.
 * @throws UpstreamError
 */
export async function readReactions(
  clinked: Clinked,
  { session, shareToken }: ShareAccess,
  words: OwnWord[],
  known: ShareMemory | undefined,
  now: number,
): Promise<Reactions> {
  const found: Reactions = { news: [], totals: {} }
  const recent = words.filter(({ at }) => at > now - LOOKED_FOR_MS).slice(0, WORDS_PER_SHARE)
  for (const { context, at } of recent) {
    const summary = await unlessRefused(clinked.reactions.summary(session, { shareToken, context }))
    // A word that was removed has none.
    if (!summary) continue
    const total = summary.totalReactions - (summary.userReaction === undefined ? 0 : 1)
    // Of an older word that was not looked at before, nobody knows which reactions are new.
    const before = known?.reactions?.[context] ?? (known && at >= known.at ? 0 : total)
    if (total > before) found.news.push({ context, count: total - before })
    found.totals[context] = total
  }
  return found
}
