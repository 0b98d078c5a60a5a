import type { Button, KnownBlock } from '@slack/types'
import type { UpstreamError } from '../../errors.ts'
import type { Workspace } from '../../intralinks/workspaces.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { sentence } from './errors.ts'
import { code } from './facts.ts'
import { listPage } from './list-page.ts'
import { actions, button, header, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine } from './text.ts'

export interface RoomListView {
  rooms: Workspace[]
  /** From 1; past the last it is the last. */
  page: number
  /** What is looked for in their names; undefined where all are shown. */
  wanted: string | undefined
}

/** The person's data rooms, a page of them. */
export function roomListScreen({ rooms, page, wanted }: RoomListView): Screen {
  const q = wanted === undefined ? {} : { q: wanted }
  const { rows, turning } = listPage(rooms, page, ACTION.roomsPage, {
    pageValue: (p) => values.rooms.write({ p, ...q }),
  })
  const text = inOneSentence(rooms.length, wanted)
  return {
    title: 'Data rooms',
    text,
    blocks: [
      header('Data rooms'),
      ...(wanted === undefined && rows.length > 0 ? [] : [section(text)]),
      ...rows.map(roomRow),
      ...turning,
      ...(wanted === undefined
        ? []
        : [actions([button({ text: 'All data rooms', actionId: ACTION.listRooms })])]),
    ],
  }
}

function inOneSentence(count: number, wanted: string | undefined): Mrkdwn {
  if (wanted === undefined) {
    if (count === 0) return mrkdwn`You are in no data room in Intralinks just now.`
    return count === 1
      ? mrkdwn`You are in 1 data room in Intralinks.`
      : mrkdwn`You are in ${count} data rooms in Intralinks.`
  }
  const words = name(wanted, 100)
  if (count === 0) return mrkdwn`None of your data rooms has “${words}” in its name.`
  return mrkdwn`${count} with “${words}” in the name`
}

function roomRow(room: Workspace): KnownBlock {
  const { id, description, phase, statistics, host } = room
  const tasks = statistics?.newTasks ?? 0
  const facts = join(
    [
      phase === undefined ? undefined : mrkdwn`Phase: ${code(phase)}`,
      tasks === 0 ? undefined : tasks === 1 ? mrkdwn`*1 new task*` : mrkdwn`*${tasks} new tasks*`,
      host === undefined ? undefined : mrkdwn`of ${name(host, 80)}`,
    ],
    ' · ',
  )
  const lines = [
    mrkdwn`:classical_building: *${name(room.name)}*`,
    description ? name(description, 300) : undefined,
    facts || undefined,
  ]
  const open = button({
    text: 'Open',
    actionId: ACTION.openRoom,
    value: values.roomView.write({ w: id }),
    label: `Open ${oneLine(room.name)}`,
  })
  return section(join(lines, '\n'), open)
}

/** Data rooms that App Home shows at most. */
const HOME_ROOMS = 3

/** What App Home knows of the person's data rooms: them, or why it cannot show any. */
export type HomeRooms =
  | { state: 'listed'; rooms: Workspace[] }
  | { state: 'failed'; error: UpstreamError }
  | { state: 'not_connected' }
  /** This deployment has no keys for Intralinks. */
  | { state: 'not_set_up' }

/** The first of the person's data rooms, for App Home: at most 5 blocks, and none where there is nothing to say. */
export function homeRoomBlocks(home: HomeRooms): KnownBlock[] {
  if (home.state === 'listed') return [header('Data rooms'), ...firstRooms(home.rooms)]
  return home.state === 'failed' ? [header('Data rooms'), trouble(home.error)] : []
}

/** For App Home, where Intralinks could be connected and never was. */
export function connectRoomsButton(home: HomeRooms): Button[] {
  if (home.state !== 'not_connected') return []
  return [button({ text: 'Connect Intralinks', actionId: ACTION.connectRooms })]
}

/** A login that has run out is what happens to each within the hour: nothing to be warned of. */
function trouble(error: UpstreamError): KnownBlock {
  if (error.code === 'unauthorized') {
    return section(mrkdwn`Your connection to Intralinks has run out, as it does after about an hour.`, AGAIN)
  }
  const text = mrkdwn`:warning: ${sentence(error)}`
  return error.code === 'logged_in_elsewhere' ? section(text, AGAIN) : section(text)
}

const AGAIN = button({ text: 'Connect again', actionId: ACTION.connectRooms })

function firstRooms(rooms: Workspace[]): KnownBlock[] {
  if (rooms.length === 0) return [section(inOneSentence(0, undefined))]
  const all = rooms.length > HOME_ROOMS ? `All ${rooms.length} data rooms` : 'All data rooms'
  return [
    ...rooms.slice(0, HOME_ROOMS).map(roomRow),
    actions([button({ text: all, actionId: ACTION.listRooms })]),
  ]
}
