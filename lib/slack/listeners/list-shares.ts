import { listShares as listSharesOf, type ShareList } from '../../shares/list-shares.ts'
import { publishHome } from '../home.ts'
import { offerConnect } from '../offer-connect.ts'
import { showInstead } from '../surface.ts'
import type { Listener } from '../turn.ts'
import { values } from '../values.ts'
import { type ShareListView, shareListScreen } from '../views/share-list.ts'

/** `/shares`, and the buttons that show the list: everything that is shared with the person. */
export const listShares: Listener = async (turn) => {
  const list = await listSharesOf(turn.person, turn.services)
  if (list.connections.length === 0) return offerConnect(turn, { resume: turn.body })
  await turn.surface.show(shareListScreen(toView(list, 1)))
}

/** Next and Previous: another page, in the place of the one that was pressed. */
export const turnSharesPage: Listener = async (turn) => {
  const { p } = values.page.read(turn.value)
  if (turn.origin === 'home') return publishHome(turn, p)
  const list = await listSharesOf(turn.person, turn.services)
  if (list.connections.length === 0) return offerConnect(turn, { resume: turn.body })
  await showInstead(turn, shareListScreen(toView(list, p)))
}

/** What the list shows, without anything secret. */
function toView(
  { accesses, troubles }: Pick<ShareList, 'accesses' | 'troubles'>,
  page: number,
): ShareListView {
  return {
    shares: accesses.map(({ share }) => share),
    troubles: troubles.map(({ connection, error }) => ({ label: connection.label, error })),
    page,
  }
}
