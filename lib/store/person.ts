import * as z from 'zod'

/** Somebody in Slack, as rows keep them. */
export const Person = z.object({
  teamId: z.string(),
  userId: z.string(),
  /** Set where the workspace belongs to an Enterprise organisation. */
  enterpriseId: z.string().exactOptional(),
})

/** Somebody in Slack. Their connections are theirs alone, in that one workspace. */
export type Person = z.infer<typeof Person>
