import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { DAY, expiryOf, hasExpired } from './expiry.ts'
import { thumbnailKey } from './keys.ts'
import { ownedBy } from './ownership.ts'
import type { StoreServices } from './table.ts'

const LIFETIME = 30 * DAY

/** One version of a file, as a workspace shows it. */
export interface ThumbnailRef {
  teamId: string
  /** Clinked's id of the file. */
  fileId: number
  /** Another one for each version of the file. */
  version: string
}

const ThumbnailRow = z.object({ slackFileId: z.string(), expiresAt: z.number() })

export type ThumbnailStore = ReturnType<typeof createThumbnailStore>

/** Which Slack file is the picture of a file of Clinked, so that each is sent there once. Kept for 30 days. */
export function createThumbnailStore({ table, client, clock }: StoreServices) {
  return {
    /** Notes the picture, in the place of one noted before. */
    async put(thumbnail: ThumbnailRef, slackFileId: string): Promise<void> {
      const key = thumbnailKey(thumbnail)
      const now = clock()
      const Item = {
        ...key,
        slackFileId,
        ...ownedBy({ teamId: thumbnail.teamId }, key, now),
        expiresAt: expiryOf(now, LIFETIME),
      }
      await client.send(new PutCommand({ TableName: table, Item }))
    },

    /** Slack's id of the picture, where there is one. */
    async get(thumbnail: ThumbnailRef): Promise<string | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: thumbnailKey(thumbnail), ConsistentRead: true }),
      )
      if (!Item) return undefined
      const row = ThumbnailRow.parse(Item)
      return hasExpired(row, clock()) ? undefined : row.slackFileId
    },
  }
}
