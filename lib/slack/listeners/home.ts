import { publishHome } from '../home.ts'
import type { Listener } from '../turn.ts'

/** The person opened App Home. https://docs.slack.dev/reference/events/app_home_opened */
export const openHome: Listener = async (turn) => {
  const { tab } = turn.body.event as { tab?: string }
  if (tab === 'home') await publishHome(turn, 1)
}

/** Refresh. */
export const refreshHome: Listener = (turn) => publishHome(turn, 1)
