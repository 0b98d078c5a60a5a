import { readAbout } from '../../shares/about.ts'
import type { Listener } from '../turn.ts'
import { shareRef, values } from '../values.ts'
import { aboutScreen } from '../views/about.ts'

/** About this share: how it is shared, in the place of the share. */
export const showAbout: Listener = async (turn) => {
  const shown = values.shareView.read(turn.value)
  const about = await readAbout(turn.person, shareRef(shown), turn.services)
  await turn.surface.show(aboutScreen(about, shown))
}
