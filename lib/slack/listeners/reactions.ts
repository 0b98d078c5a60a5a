import { listReactions } from '../../shares/reactions.ts'
import type { Listener } from '../turn.ts'
import { shareRef, values } from '../values.ts'
import { reactionsScreen } from '../views/reactions.ts'

/** Who reacted, on a reply or comment: shown in the same modal. */
export const whoReacted: Listener = async (turn) => {
  const { m: message, ...shown } = values.reactions.read(turn.value)
  const reactions = await listReactions(turn.person, shareRef(shown), message, turn.services)
  await turn.surface.show(reactionsScreen(reactions, shown))
}
