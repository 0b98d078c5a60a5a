import { readTable } from '../flow/calls/table.ts'
import type { Counts, Month } from './bill.ts'
import { ONCE, USAGE } from './usage.ts'

/** What happens so often in a month, and what it calls. */
export interface Happening {
  what: string
  times: number
  counts: Counts
}

/** What so many people do in a month as it is assumed of them (usage.ts), from the table of calls. */
export function happeningsOf(people: number): Happening[] {
  const { workingDays, acts, digests, digestsWithNews, channelsAtOnce, profileChanges } = USAGE
  const personDays = people * workingDays
  const ofRound = (what: string, times: number): Happening => ({ what, times, counts: withoutRound(what) })
  return [
    ...Object.entries(acts).map(([what, times]) => ({
      what,
      times: times * personDays,
      counts: countsOf(what),
    })),
    ofRound('by itself/a digest: one reply', digests * digestsWithNews * personDays),
    ofRound('by itself/a digest: nothing new', digests * (1 - digestsWithNews) * personDays),
    ofRound('by itself/a subscription: nothing new', channelsAtOnce * people * ONCE.rounds),
    { what: ROUND, times: ONCE.rounds, counts: countsOf(ROUND) },
    // It is answered, and passed over.
    { what: 'events/user_change', times: profileChanges * personDays, counts: { 'Lambda slack': 1 } },
  ]
}

/** All of it together. */
export function monthOf(people: number, happenings: Happening[]): Month {
  const counts: Record<string, number> = {}
  for (const { times, counts: each } of happenings) {
    for (const [call, count] of Object.entries(each)) counts[call] = (counts[call] ?? 0) + times * count
  }
  return { people, counts, files: happenings.find(({ what }) => what === FILE)?.times ?? 0 }
}

const ROUND = 'by itself/a round: nothing due'
const FILE = 'buttons/send_here: a file'

/** @throws where the table has no such act. */
function countsOf(act: string): Counts {
  const [part = '', what = ''] = act.split(/\/(.*)/s)
  const counts = (readTable() as Record<string, Record<string, Counts>>)[part]?.[what]
  if (!counts) throw new Error(`The table of calls has no ${act}.`)
  return counts
}

/** One round sees to all that are due. */
function withoutRound(act: string): Counts {
  const round = countsOf(ROUND)
  const left = Object.entries(countsOf(act)).map(([call, count]) => [call, count - (round[call] ?? 0)])
  return Object.fromEntries(left) as Counts
}
