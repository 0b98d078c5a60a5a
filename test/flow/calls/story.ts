import { GENERAL } from '../people.ts'
import type { World } from './world.ts'

/** What is told in a story, by the part of the table it is in. */
export type Part = 'commands' | 'buttons' | 'forms' | 'events' | 'pages' | 'by itself'

/** Counts what comes of one thing: the id of a command, button, form or event, then what of, after a colon. */
type Count = (part: Part, what: string, act: () => Promise<unknown>) => Promise<void>

/** What Anna does one after the other, in a world that begins with it. */
export type Story = (world: World, count: Count) => Promise<void>

/** Has Anna connect a share, as far as the list. */
export async function connectShare(world: World, token: string): Promise<void> {
  await world.settle(() => world.type('/shares'))
  await world.settle(() => world.connect({ share_link: token }))
}

/** Presses a button that the newest message in a channel has, or would have if there were more to show. */
export function pressInMessage(
  world: World,
  actionId: string,
  value: string,
  channel = GENERAL,
): Promise<unknown> {
  return world.anna().act({
    container: { type: 'message', channel, ts: world.anna().messages(channel).at(-1)?.ts ?? '' },
    block_id: 'any',
    action: { type: 'button', action_id: actionId, value },
  })
}
