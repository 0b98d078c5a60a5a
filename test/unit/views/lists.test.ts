import { describe, expect, test } from '@jest/globals'
import { checkHome, maxViewBytes } from '../../../infra/sandbox/slack/validate/views.ts'
import { disconnectedScreen, disconnectScreen } from '../../../lib/slack/views/disconnect.ts'
import { homeView } from '../../../lib/slack/views/home.ts'
import type { Screen } from '../../../lib/slack/views/screen.ts'
import { shareListScreen } from '../../../lib/slack/views/share-list.ts'
import {
  approval,
  connection,
  escapedBytes,
  expectToFitAMessage,
  many,
  pagesOf,
  room,
  share,
  trouble,
  valuesOf,
} from './examples.ts'

describe('the list of shares', () => {
  test('is taken by Slack though fifty connections fail, and says how many do', () => {
    const screen = shareListScreen({ shares: many(10, share), troubles: many(50, trouble), page: 1 })
    expectToFitAMessage(screen)
    expect(JSON.stringify(screen)).toContain('45 more could not be asked.')
  })

  test('names each of a few connections that fail, and says nothing of more', () => {
    const shown = JSON.stringify(shareListScreen({ shares: [], troubles: many(5, trouble), page: 1 }))
    expect(shown.match(/not answering just now/g)).toHaveLength(5)
    expect(shown).not.toContain('more could')
  })

  test('shows every share once, page by page', () => {
    const shares = many(95, share)
    const screens = pagesOf(
      (page) => shareListScreen({ shares, troubles: many(50, trouble), page }),
      'shares_page:next',
    )
    screens.forEach(expectToFitAMessage)
    const ids = screens.flatMap((screen) => valuesOf(screen, 'open_share'))
    expect(ids).toEqual(shares.map(({ id }) => JSON.stringify({ s: id })))
  })

  test.each([
    [0, 0, 'Nothing is shared with you any more: what was shared has lapsed or was taken back.'],
    [1, 0, '1 thing is shared with you.'],
    [2, 0, '2 things are shared with you.'],
    [0, 1, 'I could not ask all of your connections just now.'],
    [2, 1, '2 things are shared with you. I could not ask all of your connections just now.'],
  ])('with %d shares, and %d connections that fail, is announced as it is', (found, failing, text) => {
    const list = { shares: many(found, share), troubles: many(failing, trouble), page: 1 }
    expect(shareListScreen(list).text).toBe(text)
  })
})

describe('what is shared, of which the list says only that it is a file,', () => {
  test.each([
    ['Main contract.pdf', ':page_facing_up: *Main contract.pdf*\\nFile'],
    ['Tender documents', ':file_folder: *Tender documents*\\nFolder or file'],
    ['Phase 2.1', ':file_folder: *Phase 2.1*\\nFolder or file'],
  ])('is told by its name: %s', (name, told) => {
    const shares = [{ ...share(1), name }]
    expect(JSON.stringify(shareListScreen({ shares, troubles: [], page: 1 }))).toContain(told)
  })
})

describe('the connections to disconnect', () => {
  const firstOf = (screen: Screen) => valuesOf(screen, 'disconnect')[0]

  test('are all reached, page by page', () => {
    const connections = many(45, connection)
    const screens = pagesOf((page) => disconnectScreen(connections, page), 'disconnect_page:next')
    screens.forEach(expectToFitAMessage)
    const ids = screens.flatMap((screen) => valuesOf(screen, 'disconnect'))
    expect(ids).toEqual(connections.map(({ id }) => JSON.stringify({ id })))
  })

  const NOTHING_ELSE = { subscriptions: 0, isDigestOff: false }

  test('stay on their page after one is gone, or on the last page that is left', () => {
    expect(firstOf(disconnectedScreen(many(45, connection), 3, NOTHING_ELSE))).toBe('{"id":"c20"}')
    expect(firstOf(disconnectedScreen(many(20, connection), 3, NOTHING_ELSE))).toBe('{"id":"c10"}')
    expectToFitAMessage(disconnectedScreen(many(45, connection), 3, NOTHING_ELSE))
  })

  test('are offered to be made when there are none', () => {
    expect(JSON.stringify(disconnectScreen([], 1))).toContain('Nothing is connected.')
  })
})

test('App Home is taken by Slack however much there is to show', () => {
  const view = homeView({
    isPartial: true,
    rooms: { state: 'listed', rooms: many(90, room) },
    connections: many(90, connection),
    approvals: many(40, (index) => ({ approval: approval(index) })),
    list: { shares: many(90, share), troubles: many(90, trouble), page: 2 },
    drawnAt: 0,
    digest: undefined,
    subscriptions: 90,
  })
  expect(checkHome(view)).toEqual([])
  expect(escapedBytes(view)).toBeLessThan(maxViewBytes)
  expect(JSON.stringify(view)).toContain('85 more could not be asked.')
  expect(JSON.stringify(view)).toContain('32 more wait for you.')
  expect(JSON.stringify(view)).toContain('"action_id":"refresh_home"')
})
