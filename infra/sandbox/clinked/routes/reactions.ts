import * as z from 'zod'
import { json } from '../../upstream/json.ts'
import { empty } from '../answers.ts'
import { reactionContext } from '../context.ts'
import { type Reaction, reactionTypes } from '../model.ts'
import { bodyOf, type Operation } from '../operation.ts'
import { reactionSummary } from '../reaction-summary.ts'
import { author } from '../shapes.ts'
import type { World } from '../world.ts'

const template = '/v3/shares/{shareToken}/context/{context}/reactions'

const newReaction = z.object({ reactionType: z.enum(reactionTypes) })

/** §7.4–7.7: one reaction for each person; a new one takes the place of the old. */
export function reactionOperations({ store, clock }: World): Operation[] {
  const reactionsTo = (context: string) => store.reactions.filter((each) => each.context === context)
  return [
    {
      // The same path as §7.4 with another shape: `summary`, though empty, makes the difference.
      section: '7.5',
      method: 'GET',
      template,
      when: (request) => request.query('summary') !== undefined,
      share: ({ request, share, guest }) =>
        json(reactionSummary(store, reactionContext(request, share, store), guest)),
    },
    {
      section: '7.4',
      method: 'GET',
      template,
      share: ({ request, share }) =>
        json(reactionsTo(reactionContext(request, share, store)).map(reactionShape)),
    },
    {
      section: '7.6',
      method: 'POST',
      template,
      share: async ({ request, share, guest }) => {
        const context = reactionContext(request, share, store)
        const { reactionType } = await bodyOf(request, newReaction)
        const now = clock()
        const own = reactionsTo(context).find((each) => each.user === guest)
        if (own)
          return json(reactionShape(Object.assign(own, { reactionType, dateUpdated: now, disabled: false })))
        const reaction = {
          context,
          user: guest,
          reactionType,
          dateCreated: now,
          dateUpdated: now,
          disabled: false,
        }
        store.reactions.push(reaction)
        return json(reactionShape(reaction))
      },
    },
    {
      // "Disable reaction": the entry stays in §7.4 with `disabled`, and no longer counts. Empty even if there was none.
      section: '7.7',
      method: 'DELETE',
      template,
      share: ({ request, share, guest }) => {
        const own = reactionsTo(reactionContext(request, share, store)).find((each) => each.user === guest)
        if (own) Object.assign(own, { disabled: true, dateUpdated: clock() })
        return empty()
      },
    },
  ]
}

function reactionShape(reaction: Reaction) {
  return {
    user: author(reaction.user),
    reactionType: reaction.reactionType,
    dateCreated: reaction.dateCreated,
    dateUpdated: reaction.dateUpdated,
    disabled: reaction.disabled,
  }
}
