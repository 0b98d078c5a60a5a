import { homePage, publishHome } from '../home.ts'
import type { Listener } from '../turn.ts'
import { values } from '../values.ts'

/** A Home that was drawn this short a time ago is not drawn again for being looked at, in ms: each costs many calls. */
const FRESH_MS = 60_000

/** The person opened App Home. https://docs.slack.dev/reference/events/app_home_opened */
export const openHome: Listener = async (turn) => {
  const { tab, view } = turn.body.event as { tab?: string; view?: { private_metadata?: string } }
  if (tab !== 'home') return
  const shown = view?.private_metadata ? values.home.read(view.private_metadata) : undefined
  if (shown && turn.services.clock() - shown.at < FRESH_MS) return
  await publishHome(turn, shown?.p ?? 1)
}

/** Refresh. */
export const refreshHome: Listener = (turn) => publishHome(turn, homePage(turn))
