import type { HomeView, KnownBlock } from '@slack/types'
import type { Connection } from '../../store/connections.ts'
import type { Digest } from '../../store/subscription.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { type ApprovalView, approvalBlocks, partialApprovals } from './approval.ts'
import { connectRoomsButton, type HomeRooms, homeRoomBlocks } from './dataroom-list.ts'
import { digestSettingBlocks } from './digest-setting.ts'
import { connectionRow } from './disconnect.ts'
import { actions, button, context, divider, header, section } from './parts.ts'
import { searchBox } from './search.ts'
import { type ShareListView, shareListBlocks } from './share-list.ts'
import { mrkdwn } from './text.ts'

/** Approvals and connections that Home shows at most, so that the shares have room within Slack's 100 blocks. */
export const HOME_APPROVALS = 8
const HOME_CONNECTIONS = 15

export interface HomeContent {
  connections: Connection[]
  approvals: ApprovalView[]
  /** Whether there are files that could not be asked for their approvals. */
  isPartial: boolean
  rooms: HomeRooms
  /** How it is set; undefined where the person never had one. */
  digest: Digest | undefined
  /** How many channels the person has subscribed. */
  subscriptions: number
  list: ShareListView
  /** Epoch ms. */
  drawnAt: number
}

/** App Home: what waits, what is shared, what is connected. */
export function homeView(content: HomeContent): HomeView {
  return {
    type: 'home',
    private_metadata: values.home.write({ p: content.list.page, at: content.drawnAt }),
    blocks: content.connections.length === 0 ? welcome(content.rooms) : homeBlocks(content),
  }
}

function welcome(rooms: HomeRooms): KnownBlock[] {
  return [
    header('Everything shared with you, here in Slack'),
    section(
      mrkdwn`Connect what people share with you in Clinked: files, notes, discussions, tasks and events. Then read, reply, comment, react and approve without leaving Slack.`,
    ),
    actions([
      button({ text: 'Connect', actionId: ACTION.connect, style: 'primary' }),
      ...connectRoomsButton(rooms),
    ]),
  ]
}

function homeBlocks(content: HomeContent): KnownBlock[] {
  const { connections, approvals, isPartial, rooms, list, digest, subscriptions } = content
  const shown = approvals.slice(0, HOME_APPROVALS)
  const hasClinked = connections.some(({ provider }) => provider === 'clinked')
  return [
    ...(approvals.length > 0 ? [header('Waiting for your approval')] : []),
    ...shown.flatMap((approval) => [...approvalBlocks(approval), divider]),
    ...(approvals.length > shown.length
      ? [
          section(
            mrkdwn`${approvals.length - shown.length} more wait for you.`,
            button({ text: 'Show all', actionId: ACTION.showApprovals }),
          ),
        ]
      : []),
    ...(isPartial ? [partialApprovals] : []),
    ...(hasClinked
      ? [
          header('Shared with you'),
          searchBox(),
          ...shareListBlocks(list),
          header('Digest'),
          ...digestSettingBlocks(digest),
          ...subscriptionsRow(subscriptions),
        ]
      : welcome(rooms)),
    ...homeRoomBlocks(rooms),
    header('Connections'),
    ...connections.slice(0, HOME_CONNECTIONS).map(connectionRow),
    ...(connections.length > HOME_CONNECTIONS
      ? [context(mrkdwn`${connections.length - HOME_CONNECTIONS} more: type \`/shares disconnect\``)]
      : []),
    actions([
      button({ text: 'Connect another', actionId: ACTION.connect }),
      ...(hasClinked ? connectRoomsButton(rooms) : []),
      button({ text: 'Refresh', actionId: ACTION.refreshHome }),
    ]),
  ]
}

function subscriptionsRow(count: number): KnownBlock[] {
  if (count === 0) return []
  const show = button({
    text: 'Show',
    actionId: ACTION.showSubscriptions,
    label: 'Show channel subscriptions',
  })
  return [section(mrkdwn`Channel subscriptions: ${count}`, show)]
}
