import * as z from 'zod'

/*
 * What a look remembers at most: less than 100 KB, for two of them have to fit into one row of 400 KB. Files and
 * requests are those of all shares together.
 */
const MAX_BYTES = 85_000
const MAX_OTHERS = 500
const MAX_FILES = 500
const MAX_WAITING = 100

/** Whatever tells whether a file or note inside a folder has moved. */
const Stamp = z.object({
  /** When it was last modified, in epoch ms. */
  m: z.number().optional(),
  /** How many versions it has. */
  v: z.number().optional(),
  /** How many comments it has. */
  c: z.number().optional(),
  /** When its approval requests were last asked for, in epoch ms. */
  a: z.number().optional(),
})
export type Stamp = z.infer<typeof Stamp>

const TaskFacts = z.object({
  status: z.string().optional(),
  progress: z.number().optional(),
  due: z.number().optional(),
})

const EventFacts = z.object({ start: z.number(), allDay: z.boolean(), location: z.string().optional() })

/** What a look remembers of a task or an event. Dates are in epoch ms. */
export type Facts = z.infer<typeof TaskFacts> | z.infer<typeof EventFacts>

/** Tells new messages from old. */
const SeenMessages = z.object({
  /** Of the newest that was seen, in epoch ms. */
  at: z.number(),
  /** Those of that very moment; undefined where all of that moment are old. */
  ids: z.array(z.number()).optional(),
  /** How many answers hung below each of the newest comments. */
  answers: z.record(z.string(), z.number()).optional(),
  /** How many were told that were written after they had been counted: the next count has them. */
  ahead: z.number().optional(),
})
export type SeenMessages = z.infer<typeof SeenMessages>

/** How near what lapses or is due was when it was last announced: within the week, or on the last day. */
const Announced = z.object({ at: z.number(), stage: z.enum(['week', 'day']) })
export type Announced = z.infer<typeof Announced>

const Deadlines = z.object({
  lapses: Announced.optional(),
  task: Announced.optional(),
  event: Announced.optional(),
})

const ShareMemory = z.object({
  /** When it was looked at, in epoch ms. */
  at: z.number(),
  isFolder: z.boolean().optional(),
  /** When it was last modified, in epoch ms; how many versions and how many replies or comments it has. */
  modified: z.number().optional(),
  versions: z.number().optional(),
  count: z.number().optional(),
  seen: SeenMessages,
  facts: z.union([EventFacts, TaskFacts]).optional(),
  /** Of a folder: all that is in it, by id. */
  files: z.record(z.string(), Stamp).optional(),
  /** Whether there is more in the folder than is remembered: what is not is then told from new by its date. */
  isPartial: z.boolean().optional(),
  /** When the whole folder was last walked, in epoch ms; undefined where it is to be walked again. */
  walkedAt: z.number().optional(),
  /** Of a single file: when its approval requests were last asked for, in epoch ms. */
  askedAt: z.number().optional(),
  /** Whether some request named its guest: those that may be for somebody else are then not for this one. */
  isGuestNamed: z.boolean().optional(),
  /** What waited for a decision: file, request, and when it was asked (epoch ms). */
  waiting: z.array(z.tuple([z.number(), z.number(), z.number()])).optional(),
  /** How many reactions the reader's own words had. */
  reactions: z.record(z.string(), z.number()).optional(),
  announced: Deadlines.optional(),
})
/** What a look remembers of one share. */
export type ShareMemory = z.infer<typeof ShareMemory>

const PersonSnapshot = z.object({
  format: z.literal(1),
  /** Connections that have told their shares: what is shared under them later is new. */
  connections: z.array(z.string()),
  /** Connections that have lapsed, which was told. */
  lapsed: z.array(z.string()),
  shares: z.record(z.string(), ShareMemory),
  /** Ids of shares that are known and not looked into. */
  others: z.array(z.string()),
  /** Where there are more of those: when the newest share was shared (epoch ms), for only what came later is new then. */
  knownUntil: z.number().optional(),
})
/** What a look at all of a person's shares remembers. */
export type PersonSnapshot = z.infer<typeof PersonSnapshot>

const ChannelSnapshot = z.object({ format: z.literal(1), share: ShareMemory })

/** Reads what the last look remembered; one that cannot be read counts as none. */
export function readPersonSnapshot(snapshot: unknown): PersonSnapshot | undefined {
  return PersonSnapshot.safeParse(snapshot).data
}

/** The same for a channel's one share. */
export function readChannelSnapshot(snapshot: unknown): ShareMemory | undefined {
  return ChannelSnapshot.safeParse(snapshot).data?.share
}

export function channelSnapshot(share: ShareMemory): z.infer<typeof ChannelSnapshot> {
  const [[, kept] = ['', share]] = withinBounds([['', share]])
  return { format: 1, share: kept }
}

/** Keeps the newest of what there is too much of. A share that is left out stays known, and tells nothing. */
export function personSnapshot(look: Omit<PersonSnapshot, 'format'>): PersonSnapshot {
  const byAge = Object.entries(look.shares).sort(([, one], [, other]) => lastMove(other) - lastMove(one))
  const shares: PersonSnapshot['shares'] = {}
  const others: string[] = []
  let bytes = MAX_BYTES
  for (const [id, share] of withinBounds(byAge)) {
    bytes -= Buffer.byteLength(JSON.stringify([id, share]))
    if (bytes >= 0) shares[id] = share
    else others.push(id)
  }
  const known = [...others, ...look.others]
  return {
    ...look,
    format: 1,
    shares,
    others: known.slice(0, MAX_OTHERS),
    knownUntil: known.length > MAX_OTHERS ? look.knownUntil : undefined,
  }
}

function lastMove({ modified, at }: ShareMemory): number {
  return modified ?? at
}

function withinBounds(shares: [id: string, ShareMemory][]): [id: string, ShareMemory][] {
  let files = MAX_FILES
  let requests = MAX_WAITING
  return shares.map(([id, share]) => {
    const kept = withNewest(share, files, requests)
    files -= Object.keys(kept.files ?? {}).length
    requests -= kept.waiting?.length ?? 0
    return [id, kept]
  })
}

function withNewest(share: ShareMemory, maxFiles: number, maxWaiting: number): ShareMemory {
  const files = Object.entries(share.files ?? {})
  const kept = files.sort(([, one], [, other]) => (other.m ?? 0) - (one.m ?? 0)).slice(0, maxFiles)
  return {
    ...share,
    ...(kept.length < files.length && { files: Object.fromEntries(kept), isPartial: true }),
    ...(share.waiting && { waiting: share.waiting.slice(0, maxWaiting) }),
  }
}
