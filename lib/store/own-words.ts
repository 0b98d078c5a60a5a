import { DeleteCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { DAY, expiryOf, hasExpired } from './expiry.ts'
import { ownWordKey, ownWordPrefix, personPartition } from './keys.ts'
import { ownedBy } from './ownership.ts'
import type { Person } from './person.ts'
import type { StoreServices } from './table.ts'

const LIFETIME = 30 * DAY

const OwnWord = z.object({
  shareId: z.string(),
  /** What its reactions hang on (§7.4–7.7). */
  context: z.templateLiteral([z.enum(['reply', 'comment']), '_', z.int()]),
  /** When it was written, in epoch ms. */
  at: z.number(),
})

/** A reply or comment that a person wrote from Slack, without its text. */
export type OwnWord = z.infer<typeof OwnWord>

const OwnWordRow = OwnWord.extend({ expiresAt: z.number() })

export type OwnWordStore = ReturnType<typeof createOwnWordStore>

/** Which words in Clinked are a person's own: a guest has no user there to know them by. Kept for 30 days. */
export function createOwnWordStore({ table, client, clock }: StoreServices) {
  /** All of a person's, the newest first. */
  const list = async (person: Person): Promise<OwnWord[]> => {
    const words: OwnWord[] = []
    const now = clock()
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :person AND begins_with(sk, :word)',
        ExpressionAttributeValues: { ':person': personPartition(person), ':word': ownWordPrefix },
        ConsistentRead: true,
      },
    )
    for await (const { Items = [] } of pages) {
      const rows = Items.map((item) => OwnWordRow.parse(item)).filter((row) => !hasExpired(row, now))
      words.push(...rows.map((row) => OwnWord.parse(row)))
    }
    return words.sort((a, b) => b.at - a.at)
  }

  return {
    /** Notes one; the same again is the same. */
    async add(person: Person, word: OwnWord): Promise<void> {
      const key = ownWordKey(person, word)
      const now = clock()
      const Item = { ...key, ...word, ...ownedBy(person, key, now), expiresAt: expiryOf(now, LIFETIME) }
      await client.send(new PutCommand({ TableName: table, Item }))
    },

    /** Forgets those that were written under other shares than these. */
    async keepOnly(person: Person, shareIds: string[]): Promise<void> {
      for (const word of await list(person)) {
        if (shareIds.includes(word.shareId)) continue
        await client.send(new DeleteCommand({ TableName: table, Key: ownWordKey(person, word) }))
      }
    },

    list,
  }
}
