import type { KnownBlock } from '@slack/types'
import type { Connection } from '../../store/connections.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { listPage } from './list-page.ts'
import { actions, button, confirm, header, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { mrkdwn, name, oneLine, time } from './text.ts'

/**
 * The person's connections, each with a button to remove it.
 * @param page from 1; past the last it is the last.
 */
export function disconnectScreen(connections: Connection[], page: number): Screen {
  if (connections.length === 0) return nothingConnectedScreen()
  const { rows, turning } = listPage(connections, page, ACTION.disconnectPage)
  return {
    title: 'Disconnect',
    text: mrkdwn`Choose what to disconnect.`,
    blocks: [header('Disconnect'), ...rows.map(connectionRow), ...turning],
  }
}

/** One connection, as App Home shows it too. */
export function connectionRow(connection: Connection): KnownBlock {
  const { label, connectedAt, lapsedAt, id } = connection
  const state =
    lapsedAt === undefined
      ? mrkdwn`Clinked · connected ${time(connectedAt)}`
      : mrkdwn`:warning: Clinked no longer takes it since ${time(lapsedAt)}`
  return section(
    mrkdwn`*${name(label, 100)}*\n${state}`,
    button({
      text: 'Disconnect',
      actionId: ACTION.disconnect,
      value: values.connection.write({ id }),
      label: `Disconnect ${oneLine(label)}`,
      confirm: confirm({
        title: 'Disconnect?',
        text: mrkdwn`Its shares leave your lists, and its tokens are deleted. Nothing changes in Clinked.`,
        yes: 'Disconnect',
        no: 'Keep it',
        style: 'danger',
      }),
    }),
  )
}

/** After a connection was removed: those that are left, on the page where it was. */
export function disconnectedScreen(left: Connection[], page: number): Screen {
  const done = section(mrkdwn`:white_check_mark: Disconnected. Its tokens are deleted.`)
  const rest = disconnectScreen(left, page)
  return { ...rest, text: mrkdwn`Disconnected. Its tokens are deleted.`, blocks: [done, ...rest.blocks] }
}

function nothingConnectedScreen(): Screen {
  return {
    title: 'Disconnect',
    text: mrkdwn`Nothing is connected.`,
    blocks: [
      section(mrkdwn`Nothing is connected.`),
      actions([button({ text: 'Connect', actionId: ACTION.connect, style: 'primary' })]),
    ],
  }
}
