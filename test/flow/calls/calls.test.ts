import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ACTION } from '../../../lib/slack/actions.ts'
import { FORM } from '../../../lib/slack/forms.ts'
import * as files from './stories-files.ts'
import * as lists from './stories-lists.ts'
import * as news from './stories-news.ts'
import * as rooms from './stories-rooms.ts'
import * as shares from './stories-shares.ts'
import type { Part, Story } from './story.ts'
import { readTable, rowOf, type Table, writeTable } from './table.ts'
import { askedTwice } from './twice.ts'
import { startWorld, type World } from './world.ts'

/*
 * What each command, button, form and event calls is in calls.json. Where a change calls more, or less, the table is
 * written anew, and read by whoever reads the change: UPDATE_CALLS=1 npm test -- test/flow/calls
 */

const STORIES: Record<string, Story> = { ...lists, ...news, ...shares, ...files, ...rooms }

const counted: Table = { commands: {}, buttons: {}, forms: {}, events: {}, pages: {}, 'by itself': {} }
let world: World

beforeAll(async () => {
  world = await startWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

// The last two look at what was counted in the stories before them: by themselves (-t) they find nothing.
describe('the stories, which are counted as a whole', () => {
  test.each(Object.keys(STORIES))(
    'in the story of %s nothing is asked for twice',
    async (name) => {
      const twice: string[] = []
      const count = async (part: Part, what: string, act: () => Promise<unknown>): Promise<void> => {
        const invocations = await world.count(act)
        counted[part][what] = rowOf(invocations)
        twice.push(...askedTwice(what, invocations))
      }
      await STORIES[name]?.(world, count)
      expect(twice).toEqual([])
    },
    60_000,
  )

  test('every button and every form there is has been counted', () => {
    const ids = (part: Part) => new Set(Object.keys(counted[part]).map((what) => what.split(': ')[0]))
    expect(ids('buttons')).toEqual(new Set(Object.values(ACTION)))
    expect(ids('forms')).toEqual(new Set(Object.values(FORM)))
  })

  test('what is called is what the table says', () => {
    if (process.env.UPDATE_CALLS) writeTable(counted)
    expect(counted).toEqual(readTable())
  })
})
