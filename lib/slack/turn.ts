import type { KnownLogins } from '../datarooms/sessions.ts'
import type { Services } from '../services.ts'
import type { FoundShares } from '../shares/list-shares.ts'
import type { Interaction } from './interaction.ts'
import { type Surface, surfaceOf } from './surface.ts'
import { errorScreen, type NextStep } from './views/errors.ts'
import type { Screen } from './views/screen.ts'
import type { Mrkdwn } from './views/text.ts'

/** One interaction being answered: what was done, what there is to do it with, and where the answer goes. */
export interface Turn extends Interaction {
  services: Services & { found: FoundShares; logins: KnownLogins }
  /** A listener that opens a modal makes it the surface: whatever goes wrong then is shown there. */
  surface: Surface
  /** What is shown when it cannot be done. A listener that would lose something replaces it. */
  failureScreen: (what: Mrkdwn) => Screen | Promise<Screen>
  /** What the person typed, to be shown wherever it would be lost. */
  typed: string
}

/** Does one thing a person can do, and shows its result. What it throws is explained to the person. */
export type Listener = (turn: Turn) => Promise<void>

export function beginTurn(interaction: Interaction, services: Services): Turn {
  const next = sameAgain(interaction)
  return {
    ...interaction,
    services: { ...services, found: new Map(), logins: new Map() },
    surface: surfaceOf(interaction),
    failureScreen: (what) => ({ ...errorScreen(what, next), offersSameAgain: true }),
    typed: '',
  }
}

/** A button that does again what was pressed. */
export function sameAgain({ actionId, value }: Interaction): NextStep | undefined {
  return actionId === undefined ? undefined : { text: 'Try again', actionId, value }
}
