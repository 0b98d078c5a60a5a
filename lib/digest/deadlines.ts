import type { Share } from '../shares/share.ts'
import type { Deadline } from './content.ts'
import { nextOccurrence } from './occurrence.ts'
import type { Probe } from './probe.ts'
import type { Announced, ShareMemory } from './snapshot.ts'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

/** What lapses or is due in a share. */
interface Deadlines {
  deadlines: Deadline[]
  /** Whether some of it has come near since it was last announced. */
  hasNews: boolean
  /** For the next look. */
  announced: ShareMemory['announced']
}

/** A deadline, and how long before the one before it of a series was. */
interface Coming extends Deadline {
  sinceLast: number
}

/**
 * Finds what lapses or is due within 7 days, or is overdue. Each is news once when it comes within 7 days and once on
 * its last day; of a series, what comes every week is no news a week before, nor what comes daily on the day before.
 *
 * @param announced by the looks before.
 * @param now epoch ms.
 */
export function deadlinesOf(
  share: Share,
  { task, event }: Pick<Probe, 'task' | 'event'>,
  announced: ShareMemory['announced'],
  now: number,
): Deadlines {
  const coming: Coming[] = []
  const add = (kind: Deadline['kind'], at: number, allDay = false, sinceLast = Number.POSITIVE_INFINITY) =>
    coming.push({ kind, share, at, allDay, sinceLast })

  const { dateExpire } = share
  if (dateExpire !== undefined && dateExpire > now && dateExpire <= now + WEEK_MS) add('lapses', dateExpire)
  if (task?.dueDate !== undefined && task.dateCompleted === undefined && task.dueDate <= now + WEEK_MS)
    add('task', task.dueDate)
  const occurrence = event && nextOccurrence(event, now, WEEK_MS)
  if (occurrence) add('event', occurrence.at, event.allDay ?? false, occurrence.sinceLast)

  const found: Deadlines = { deadlines: [], hasNews: false, announced: {} }
  for (const { sinceLast, ...deadline } of coming) {
    const { kind, at } = deadline
    const stage = at - now <= DAY_MS ? 'day' : 'week'
    const isRare = sinceLast > (stage === 'day' ? DAY_MS : WEEK_MS)
    found.hasNews ||= isRare && !isAnnounced(announced?.[kind], at, stage)
    found.deadlines.push(deadline)
    found.announced = { ...found.announced, [kind]: { at, stage } }
  }
  return found
}

function isAnnounced(announced: Announced | undefined, at: number, stage: Announced['stage']): boolean {
  return announced?.at === at && (announced.stage === 'day' || stage === 'week')
}
