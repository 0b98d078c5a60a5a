import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { DAY, expiryOf, hasExpired } from './expiry.ts'
import { jobKey } from './keys.ts'
import type { StoreServices } from './table.ts'

const LIFETIME = DAY

const JobNotes = z.record(z.string(), z.string())

/** Facts by name, such as `viewId`: the modal that this job has opened already. */
export type JobNotes = z.infer<typeof JobNotes>

const NotesRow = z.object({ notes: JobNotes, expiresAt: z.number() })

export type JobNoteStore = ReturnType<typeof createJobNoteStore>

/** Small facts that a job leaves for its own redelivery. Kept for a day. */
export function createJobNoteStore({ table, client, clock }: StoreServices) {
  return {
    /** Leaves notes, in the place of those left before. */
    async put(jobId: string, notes: JobNotes): Promise<void> {
      const Item = { ...jobKey(jobId), notes, expiresAt: expiryOf(clock(), LIFETIME) }
      await client.send(new PutCommand({ TableName: table, Item }))
    },

    /** What an earlier delivery left; empty when there was none. */
    async get(jobId: string): Promise<JobNotes> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: jobKey(jobId), ConsistentRead: true }),
      )
      if (!Item) return {}
      const row = NotesRow.parse(Item)
      return hasExpired(row, clock()) ? {} : row.notes
    },
  }
}
