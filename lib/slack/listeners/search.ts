import { searchShares } from '../../shares/search.ts'
import { FIELD } from '../forms.ts'
import { openLoadingModal } from '../modal.ts'
import { offerConnect } from '../offer-connect.ts'
import type { Listener } from '../turn.ts'
import { searchHintScreen, searchScreen } from '../views/search.ts'

/** `/shares search plan`, and the box in App Home: all that is called so, in a message or a modal. */
export const search: Listener = async (turn) => {
  const { person, services, value, origin } = turn
  const typed = origin === 'command' ? value.trim().replace(/^\S+/, '') : value
  const text = typed.trim().slice(0, FIELD.search.maxLength)
  if (origin === 'home') await openLoadingModal(turn, 'Search')
  if (text === '') {
    await turn.surface.show(searchHintScreen())
    return
  }
  const result = await searchShares(person, text, services)
  if (result.connections.length === 0) return offerConnect(turn, { resume: turn.body })
  const troubles = result.troubles.map(({ connection: { label }, error }) => ({ label, error }))
  await turn.surface.show(searchScreen({ ...result, text, troubles }))
}
