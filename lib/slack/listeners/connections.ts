import { ACTION } from '../actions.ts'
import { replaceOriginal } from '../answer.ts'
import { disconnectAccount } from '../disconnect-account.ts'
import { homePage, publishHome } from '../home.ts'
import { listAfterwards, offerConnect } from '../offer-connect.ts'
import type { Listener } from '../turn.ts'
import { values } from '../values.ts'
import { undoneScreen } from '../views/connect.ts'
import { disconnectedScreen, disconnectScreen } from '../views/disconnect.ts'
import { pageOf } from '../views/list-page.ts'

/** `/shares connect`, and the buttons that connect: afterwards the list is shown. */
export const connect: Listener = (turn) =>
  offerConnect(turn, { resume: listAfterwards(turn, ACTION.listShares) })

/** `/shares disconnect`: shows the connections to choose from. */
export const chooseDisconnect: Listener = async (turn) => {
  const connections = await turn.services.connections.list(turn.person)
  await turn.surface.show(disconnectScreen(connections, 1))
}

/** Next and Previous: another page, in the place of the one that was pressed. */
export const turnDisconnectPage: Listener = async (turn) => {
  const { p } = values.page.read(turn.value)
  const connections = await turn.services.connections.list(turn.person)
  await replaceOriginal(turn, disconnectScreen(connections, p))
}

/** Disconnect, confirmed: the connection and its tokens are deleted, and what hangs on it ends. */
export const disconnect: Listener = async (turn) => {
  const { person, services, origin } = turn
  const { id } = values.connection.read(turn.value)
  const connections = await services.connections.list(person)
  const ended = await disconnectAccount(id, turn)
  if (origin === 'home') return publishHome(turn, homePage(turn))
  const left = connections.filter((connection) => connection.id !== id)
  const page = pageOf(connections.findIndex((connection) => connection.id === id))
  await replaceOriginal(turn, disconnectedScreen(left, page, ended))
}

/** Undo, in the message that told of a connection: it is deleted with its tokens. */
export const undoConnect: Listener = async (turn) => {
  const { person, services } = turn
  const { id } = values.connection.read(turn.value)
  const connection = (await services.connections.list(person)).find((each) => each.id === id)
  await disconnectAccount(id, turn)
  await replaceOriginal(turn, undoneScreen(connection?.label))
}
