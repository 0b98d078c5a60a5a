import type { Clinked } from '../clinked/client.ts'
import { type Message, readConversation } from '../shares/conversation.ts'
import type { ShareAccess } from '../shares/list-shares.ts'
import { unlessRefused } from './refused.ts'
import type { SeenMessages } from './snapshot.ts'

/** Threads that are read for new answers in one look. */
const MAX_THREADS = 3

/** Comments whose number of answers is remembered. */
const MAX_ANSWERED = 5

export interface NewMessages {
  /** How many came, and the newest of them, the newest first; not the reader's own. */
  count: number
  newest: Message[]
  seen: SeenMessages
}

interface Counted {
  seen: SeenMessages
  /** How many more there are than at the last look; undefined where that is not told. */
  rise: number | undefined
  /** What the reader wrote: their contexts, and how many since the last look. */
  own: { contexts: ReadonlySet<string>; recent: number }
}

/**
 * Reads what was said since the last look. What the count has risen by and is not among the newest, such as an answer
 * to an old comment, or may not be read, is told by number.
 *
 * @param accesses to the share, or to those files in a shared folder that have more comments.
 * @throws UpstreamError
 */
export async function readNewMessages(
  clinked: Clinked,
  accesses: ShareAccess[],
  { seen, rise, own }: Counted,
): Promise<NewMessages> {
  const isNew = ({ id, dateCreated }: Message) =>
    dateCreated > seen.at || (dateCreated === seen.at && seen.ids?.includes(id) === false)
  const read: Message[] = []
  const newestIn = async (access: ShareAccess, parent?: number): Promise<Message[]> =>
    (await unlessRefused(readConversation(clinked, access, undefined, parent)))?.messages ?? []

  for (const access of accesses) {
    const messages = await newestIn(access)
    read.push(...messages)
    // An answer moves the count of the share, and of the comment it hangs on.
    const answered = messages.filter(({ id, answers }) => answers > (seen.answers?.[id] ?? 0))
    for (const { id } of answered.slice(0, MAX_THREADS)) {
      if (rise !== undefined && read.filter(isNew).length >= rise) break
      read.push(...(await newestIn(access, id)))
    }
  }

  const came = read.filter(isNew)
  const newest = came.filter(({ context }) => !own.contexts.has(context))
  const ahead = seen.ahead ?? 0
  return {
    count: Math.max(newest.length, (rise ?? 0) - own.recent - ahead),
    newest: newest.sort((one, other) => other.dateCreated - one.dateCreated || other.id - one.id),
    seen: {
      ...newestOf(read, seen),
      answers: Object.fromEntries(
        read
          .filter(({ answers }) => answers > 0)
          .slice(0, MAX_ANSWERED)
          .map(({ id, answers }) => [id, answers]),
      ),
      ahead: rise === undefined ? 0 : Math.max(0, ahead + came.length - Math.max(0, rise)),
    },
  }
}

function newestOf(messages: Message[], seen: SeenMessages): Pick<SeenMessages, 'at' | 'ids'> {
  const at = messages.reduce((newest, { dateCreated }) => Math.max(newest, dateCreated), seen.at)
  const ids = messages.filter(({ dateCreated }) => dateCreated === at).map(({ id }) => id)
  if (at > seen.at) return { at, ids }
  return { at, ids: seen.ids && [...new Set([...seen.ids, ...ids])] }
}
