import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { allOf, anyOf, writtenIf } from './condition.ts'
import { BEYOND_JOBS, expiryOf, hasExpired, MINUTE, seconds } from './expiry.ts'
import { writeKey } from './keys.ts'
import { ownedBy } from './ownership.ts'
import { Person } from './person.ts'
import type { StoreServices } from './table.ts'

/**
 * How long a writer is taken to be alive, in ms, beside the time that it says it needs: longer than the worker's time
 * limit, so no two ever write at once.
 */
const LEASE = 2 * MINUTE

const WriteRow = z.object({
  state: z.enum(['intended', 'done', 'failed']),
  /** What kind of write, such as `reply`. */
  kind: z.string(),
  /** Who writes. */
  owner: Person,
  /** JSON of what is written, so that nothing a person wrote is lost. */
  payload: z.string(),
  /** When it was first intended, in epoch ms: what upstream is older is not this write. */
  at: z.number(),
  /** Until when its writer is taken to be alive, in epoch ms. */
  leaseUntil: z.number(),
  /** JSON of the result (a word that DynamoDB keeps for itself). */
  answer: z.string().exactOptional(),
  /** Why the upstream certainly did not do it. */
  reason: z.string().exactOptional(),
  /** Epoch seconds. */
  expiresAt: z.number(),
})

/** What is about to be written upstream. `payload` is any JSON. */
export interface Intent extends Pick<z.infer<typeof WriteRow>, 'kind' | 'owner' | 'at'> {
  payload: unknown
}

/** A write as it is on record. `result` is what {@link WriteStore.done} was given. */
export type WriteRecord = Intent &
  (
    | { state: 'intended'; leaseUntil: number }
    | { state: 'done'; result: unknown }
    | { state: 'failed'; reason: string }
  )

/** What a caller that wants to write finds, and so has to do. */
export type Beginning =
  /** The write is the caller's: write now. */
  | { state: 'begun' }
  /** The write is the caller's, but an earlier writer may have got through since `at`: look upstream first. */
  | { state: 'taken_over'; at: number }
  /** Another writer is at it until `leaseUntil` (epoch ms) at the latest: come again. */
  | { state: 'intended'; at: number; leaseUntil: number }
  /** It has been done. */
  | { state: 'done'; at: number; result: unknown }

export type WriteStore = ReturnType<typeof createWriteStore>

/**
 * The record of writes upstream, by which each happens once though jobs come at least once.
 *
 *   on record                  `begin` says     and the caller
 *   nothing, or `failed`       begun            writes, then says `done` or `failed`, or lets go where it cannot tell
 *   `intended`, lease running  intended         comes again
 *   `intended`, lease over     taken_over       looks upstream before it writes: the last writer died or let go
 *   `done`                     done             has the result
 *
 * A key names one act, such as a modal's submission or the decision on a request. Kept for 30 days.
 */
export function createWriteStore({ table, client, clock }: StoreServices) {
  const read = async (key: string): Promise<WriteRecord | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: writeKey(key), ConsistentRead: true }),
    )
    if (!Item) return undefined
    const row = WriteRow.parse(Item)
    return hasExpired(row, clock()) ? undefined : recordOf(row)
  }

  /** Changes the row of a write that is on record. @returns false where the condition does not hold */
  const update = (key: string, expression: string, condition: string, values: Record<string, unknown>) =>
    writtenIf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: writeKey(key),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: values,
        }),
      ),
    )

  /** Puts the intent on record where nothing stands against it. */
  const intend = (key: string, { payload, ...intent }: Intent, timeMs: number): Promise<boolean> => {
    const now = clock()
    const Key = writeKey(key)
    const isNew = 'attribute_not_exists(pk)'
    const hasLapsed = 'expiresAt <= :nowSeconds'
    const hasFailed = '#state = :failed'
    const row: z.infer<typeof WriteRow> = {
      state: 'intended',
      ...intent,
      payload: JSON.stringify(payload),
      leaseUntil: now + timeMs + LEASE,
      expiresAt: expiryOf(now, BEYOND_JOBS),
    }
    return writtenIf(
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...Key, ...row, ...ownedBy(intent.owner, Key, now) },
          ConditionExpression: anyOf(isNew, hasLapsed, hasFailed),
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':nowSeconds': seconds(now), ':failed': 'failed' },
        }),
      ),
    )
  }

  /** Takes the write from a writer whose lease is over, unless another caller just did. */
  const takeOver = (key: string, leaseUntil: number, timeMs: number): Promise<boolean> => {
    const isIntended = '#state = :intended'
    const leaseIsTheOneSeen = 'leaseUntil = :seen'
    return update(key, 'SET leaseUntil = :leaseUntil', allOf(isIntended, leaseIsTheOneSeen), {
      ':leaseUntil': clock() + timeMs + LEASE,
      ':intended': 'intended',
      ':seen': leaseUntil,
    })
  }

  const begin = async (key: string, intent: Intent, timeMs = 0): Promise<Beginning> => {
    if (await intend(key, intent, timeMs)) return { state: 'begun' }
    const found = await read(key)
    if (found?.state === 'done') return { state: 'done', at: found.at, result: found.result }
    if (found?.state !== 'intended') return begin(key, intent, timeMs) // it failed or lapsed between the two calls
    if (found.leaseUntil > clock()) return { state: 'intended', at: found.at, leaseUntil: found.leaseUntil }
    if (await takeOver(key, found.leaseUntil, timeMs)) return { state: 'taken_over', at: found.at }
    return begin(key, intent, timeMs) // another caller took it over, or its writer got through after all
  }

  return {
    /**
     * Asks to write: of callers at the same time, one alone gets `begun` or `taken_over`.
     * @param timeMs what the write may take, in ms, where it takes many bytes.
     */
    begin,

    /** @returns undefined when there is none, or it is older than 30 days */
    read,

    /** Records that the upstream did it, and what it answered (any JSON). */
    async done(key: string, result: unknown): Promise<void> {
      const isOnRecord = await update(key, 'SET #state = :done, answer = :answer', 'attribute_exists(pk)', {
        ':done': 'done',
        ':answer': JSON.stringify(result ?? null),
      })
      if (!isOnRecord) throw new Error(`No write has been begun under ${key}`)
    },

    /** Records that the upstream certainly did not do it: it may be begun again. What is done stays done. */
    async failed(key: string, reason: string): Promise<void> {
      await update(key, 'SET #state = :failed, reason = :reason', '#state = :intended', {
        ':failed': 'failed',
        ':reason': reason,
        ':intended': 'intended',
      })
    },

    /** Lets go of a write that may or may not have got through, so that the next caller takes it over at once. */
    async letGo(key: string): Promise<void> {
      await update(key, 'SET leaseUntil = :over', '#state = :intended', {
        ':over': 0,
        ':intended': 'intended',
      })
    },
  }
}

function recordOf(row: z.infer<typeof WriteRow>): WriteRecord {
  const { state, kind, owner, at, leaseUntil, answer = 'null', reason = '' } = row
  const intent = { kind, owner, at, payload: JSON.parse(row.payload) as unknown }
  if (state === 'done') return { ...intent, state, result: JSON.parse(answer) }
  if (state === 'failed') return { ...intent, state, reason }
  return { ...intent, state, leaseUntil }
}
