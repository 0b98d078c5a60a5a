import type { KnownBlock } from '@slack/types'
import type { Service } from '../../errors.ts'
import type { Connection } from '../../store/connections.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { listPage } from './list-page.ts'
import { actions, button, confirm, header, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine, time } from './text.ts'

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
  const { label, id, provider } = connection
  return section(
    mrkdwn`*${name(label, 100)}*\n${stateOf(connection)}`,
    button({
      text: 'Disconnect',
      actionId: ACTION.disconnect,
      value: values.connection.write({ id }),
      label: `Disconnect ${oneLine(label)}`,
      confirm: confirm({
        title: 'Disconnect?',
        text: CONSEQUENCE[provider],
        yes: 'Disconnect',
        no: 'Keep it',
        style: 'danger',
      }),
    }),
  )
}

/** A login ends by itself within the hour, which is nothing to be warned of. */
function stateOf({ provider, connectedAt, lapsedAt }: Connection): Mrkdwn {
  if (provider === 'intralinks') {
    return lapsedAt === undefined
      ? mrkdwn`Intralinks · connected ${time(connectedAt)}, for about an hour`
      : mrkdwn`Intralinks · ended ${time(lapsedAt)}`
  }
  return lapsedAt === undefined
    ? mrkdwn`Clinked · connected ${time(connectedAt)}`
    : mrkdwn`:warning: Clinked no longer takes it since ${time(lapsedAt)}`
}

const CONSEQUENCE: Record<Service, Mrkdwn> = {
  clinked: mrkdwn`Its shares leave your lists, its tokens are deleted, and channel subscriptions through it end. Nothing changes in Clinked.`,
  intralinks: mrkdwn`Its token is deleted. Nothing changes in Intralinks.`,
}

/** What ended with a connection. */
export interface EndedWithIt {
  /** How many channel subscriptions. */
  subscriptions: number
  isDigestOff: boolean
}

/** After a connection was removed: those that are left, on the page where it was. */
export function disconnectedScreen(left: Connection[], page: number, ended: EndedWithIt): Screen {
  const { subscriptions, isDigestOff } = ended
  const text = join(
    [
      mrkdwn`Disconnected. Its tokens are deleted.`,
      subscriptions > 0 ? mrkdwn`Channel subscriptions that ended with it: ${subscriptions}.` : undefined,
      isDigestOff ? mrkdwn`Your digest is off, for nothing in Clinked is connected any more.` : undefined,
    ],
    ' ',
  )
  const rest = disconnectScreen(left, page)
  return { ...rest, text, blocks: [section(mrkdwn`:white_check_mark: ${text}`), ...rest.blocks] }
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
