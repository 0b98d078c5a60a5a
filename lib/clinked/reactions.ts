import * as z from 'zod'
import { empty, json } from './answers.ts'
import { operation } from './operation.ts'
import { Author, OptionalFlag, ReactionSummary } from './shapes.ts'

/** The reactions there are (7.6). */
export type ReactionType = 'THUMBS_UP' | 'THUMBS_DOWN' | 'HEART' | 'OPEN_EYE' | 'FIRE'

/** One person's reaction. One that was taken back may stay, `disabled`. */
const Reaction = z.object({
  user: Author,
  /** One of {@link ReactionType}, as far as the reference knows. */
  reactionType: z.string(),
  disabled: OptionalFlag,
})

export const listReactions = operation(
  '7.4 GET /v3/shares/{shareToken}/context/{context}/reactions',
  json(200, z.array(Reaction)),
)
export const summarizeReactions = operation(
  '7.5 GET /v3/shares/{shareToken}/context/{context}/reactions',
  json(200, ReactionSummary),
  {
    query: () => ({ summary: '' }),
  },
)
export const createReaction = operation(
  '7.6 POST /v3/shares/{shareToken}/context/{context}/reactions',
  json(200, Reaction),
  {
    body: ({ reactionType }: { reactionType: ReactionType }) => ({ reactionType }),
  },
)
export const removeReaction = operation(
  '7.7 DELETE /v3/shares/{shareToken}/context/{context}/reactions',
  empty(200),
)
