import { setTimeout as sleep } from 'node:timers/promises'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { writtenIf } from './condition.ts'
import { expiryOf, hasExpired, MINUTE } from './expiry.ts'
import { budgetKey } from './keys.ts'
import type { StoreServices } from './table.ts'

/** Longer than anything in a ledger matters. */
const LIFETIME = 60 * MINUTE

/** How often a change is tried while others are faster. Of any number of processes, one gets through each time. */
const TRIES = 20

/** The longest pause before another try, in ms. */
const LONGEST_PAUSE_MS = 100

const Ledger = z.object({
  slots: z.array(z.object({ at: z.number(), ordinary: z.number(), scheduled: z.number() })).readonly(),
  pausedUntil: z.number(),
  promised: z.array(z.object({ at: z.number(), count: z.number() })).readonly(),
})

/** What was drawn from a budget and when; what it means is in lib/http/ledger.ts. All times are epoch ms. */
export type Ledger = Readonly<z.infer<typeof Ledger>>

const LedgerRow = z.object({ ledger: Ledger, version: z.number(), expiresAt: z.number() })

/** A ledger as it was read or written last; without a version where there was none. */
interface Known {
  ledger: Ledger
  version: number | undefined
}

/** Too many others changed the ledger at the same time: come again. */
class LedgerContendedError extends Error {
  override readonly name = 'LedgerContendedError'
}

interface RequestLedgerOptions extends StoreServices {
  /** Whose budget it is, such as `clinked`. */
  upstream: string
  /** From 0 up to, not including, 1. */
  random?: () => number
}

/**
 * The ledger of a request budget, shared by all processes: one row, written on the condition that it still has the
 * version it was changed from. A warm process changes what it remembers, and reads only when that was out of date.
 */
export function createRequestLedgerStore(options: RequestLedgerOptions) {
  const { table, client, clock, upstream, random = Math.random } = options
  let known: Known | undefined
  /** The last change under way: this process's own changes would only get in each other's way. */
  let last: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<Known> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: budgetKey(upstream), ConsistentRead: true }),
    )
    const none: Ledger = { slots: [], pausedUntil: 0, promised: [] }
    if (!Item) return { ledger: none, version: undefined }
    const row = LedgerRow.parse(Item)
    return { ledger: hasExpired(row, clock()) ? none : row.ledger, version: row.version }
  }

  /** @returns false where another process was faster */
  const write = async (ledger: Ledger, seen: number | undefined): Promise<boolean> => {
    // The first version is any number, so that a row made anew never has one that a process remembers of the old row.
    const version = seen === undefined ? Math.floor(random() * 2 ** 48) : seen + 1
    const row: z.infer<typeof LedgerRow> = { ledger, version, expiresAt: expiryOf(clock(), LIFETIME) }
    const isWritten = await writtenIf(
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...budgetKey(upstream), ...row },
          ...(seen === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : { ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': seen } }),
        }),
      ),
    )
    known = isWritten ? { ledger, version } : undefined
    return isWritten
  }

  const change = async <Result extends { ledger: Ledger }>(
    decide: (ledger: Ledger) => Result,
  ): Promise<Result> => {
    if (known !== undefined) {
      const { ledger, version } = known
      const result = decide(ledger)
      if (result.ledger !== ledger && (await write(result.ledger, version))) return result
    }
    for (let tries = 1; tries <= TRIES; tries += 1) {
      // What is left as it is was decided on what is there now, never on what is remembered.
      const { ledger, version } = await read()
      const result = decide(ledger)
      if (result.ledger === ledger || (await write(result.ledger, version))) return result
      await sleep(random() * Math.min(LONGEST_PAUSE_MS, 5 * 2 ** tries))
    }
    throw new LedgerContendedError(`The ledger of ${upstream} was changed by others ${TRIES} times in a row.`)
  }

  return {
    /**
     * Changes the ledger as nobody else changes it meanwhile: `decide` is given the ledger as it stands, again
     * whenever another process was faster. What it leaves unchanged (the very same object) is not written. Changes of
     * one process take effect in the order of the calls.
     *
     * @returns what the last call of `decide` returned.
     * @throws LedgerContendedError; whatever the SDK throws: DynamoDB is unreachable, throttles or refuses.
     */
    change<Result extends { ledger: Ledger }>(decide: (ledger: Ledger) => Result): Promise<Result> {
      const changed = last.then(() => change(decide))
      // Its error is for whoever asked, not for the next in line.
      last = changed.catch(() => undefined)
      return changed
    },
  }
}
