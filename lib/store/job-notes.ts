import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { BEYOND_JOBS, expiryOf, hasExpired } from './expiry.ts'
import { jobKey } from './keys.ts'
import { ownedBy } from './ownership.ts'
import type { Person } from './person.ts'
import type { StoreServices } from './table.ts'

const JobNotes = z.record(z.string(), z.string())

/** Facts by name, such as `viewId`: the modal that this job has opened already. */
export type JobNotes = z.infer<typeof JobNotes>

const NotesRow = z.object({ notes: JobNotes, expiresAt: z.number() })

export type JobNoteStore = ReturnType<typeof createJobNoteStore>

/** Small facts that a job leaves for its own redelivery. Kept for 30 days. */
export function createJobNoteStore({ table, client, clock }: StoreServices) {
  return {
    /** Leaves notes on a job of this person, in the place of those left before. */
    async put(person: Person, jobId: string, notes: JobNotes): Promise<void> {
      const key = jobKey(jobId)
      const now = clock()
      const Item = { ...key, notes, ...ownedBy(person, key, now), expiresAt: expiryOf(now, BEYOND_JOBS) }
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
