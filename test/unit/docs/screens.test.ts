import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { GUIDE, guideOf, PICTURES } from '../../screens/guide.ts'
import { ACTS } from '../../screens/scenes/index.ts'
import { exportedFrom, IS_VIEW } from '../views/exported.ts'

const scenes = ACTS.flatMap((act) => act.scenes)
const drawn = new Set(scenes.flatMap(({ drawnBy }) => drawnBy))

/** What screens are made of, and not seen without. */
const PARTS = ['toModalView', 'versionsScreen', 'formPage', 'connectedPage']

const PAGES = /Page$/

describe('docs/screens.md', () => {
  test.each([
    ['lib/slack/views', IS_VIEW],
    ['lib/connect', PAGES],
    ['lib/install', PAGES],
  ])('has a picture of all that %s draws', async (folder, isMeant) => {
    const names = (await exportedFrom(folder, isMeant)).map(({ name }) => name)
    expect(names.filter((name) => !drawn.has(name) && !PARTS.includes(name))).toEqual([])
  })

  test('names nothing that is drawn no more', async () => {
    const views = await exportedFrom('lib/slack/views', IS_VIEW)
    const pages = [
      ...(await exportedFrom('lib/connect', PAGES)),
      ...(await exportedFrom('lib/install', PAGES)),
    ]
    const names = new Set([...views, ...pages].map(({ name }) => name))
    expect([...drawn].filter((name) => !names.has(name))).toEqual([])
  })

  test('is as the scenes and the sentences are now: npm run screens writes it', () => {
    expect(readFileSync(GUIDE, 'utf8')).toBe(guideOf(ACTS))
  })

  test('has each of its pictures, and there is no other; together they are small', () => {
    const files = readdirSync(PICTURES)
    expect(files.toSorted()).toEqual(scenes.map(({ picture }) => `${picture}.png`).toSorted())
    const bytes = files.map((file) => statSync(new URL(file, PICTURES)).size)
    expect(Math.min(...bytes)).toBeGreaterThan(500)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000)
  })
})
