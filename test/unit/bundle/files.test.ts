import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildFunctions } from '../../../infra/bundle/build.ts'
import { loadedWhenUsed } from '../../../infra/bundle/loaded-when-used.ts'
import { shortEntry } from '../../../infra/bundle/short-entry.ts'
import { bundleOf } from './bundle-of.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The files that Node has loaded and whose names end so. */
const loaded = (ending: string): string[] =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) => path.endsWith(ending))

describe('packages that few jobs use', () => {
  interface Using {
    hours: () => number
    words: () => string
  }
  const source = `
    import rrule from 'rrule'
    import { Temporal } from 'temporal-polyfill'
    export const hours = () => Temporal.Duration.from('PT1H').hours
    export const words = () => new rrule.RRule({ freq: rrule.RRule.DAILY }).toText()
  `

  test('are loaded when they are used first, each by itself, CommonJS or not', async () => {
    const { module } = await bundleOf<Using>(source, folder, [loadedWhenUsed])
    expect([...loaded('.temporal-polyfill.cjs'), ...loaded('.rrule.cjs')]).toEqual([])
    expect(module.hours()).toBe(1)
    expect(loaded('.temporal-polyfill.cjs')).toHaveLength(1)
    expect(loaded('.rrule.cjs')).toEqual([])
    expect(module.words()).toBe('every day')
    expect(loaded('.rrule.cjs')).toHaveLength(1)
  })

  test('are in no file that is loaded with a function', async () => {
    const bundles = await buildFunctions(folder)
    const { inputs = {} } = ofEntry(bundles.find(({ name }) => name === 'worker')?.metafile.outputs ?? {})
    expect(Object.keys(inputs)).toContain('functions/worker.ts')
    const packages = /node_modules\/(htmlparser2|ical-generator|rrule|temporal-polyfill)\//
    expect(Object.keys(inputs).filter((path) => packages.test(path))).toEqual([])
  })
})

describe('what Lambda imports', () => {
  interface Lambda {
    handler: (event: string) => Promise<string>
  }
  const source = "export const handler = async (event) => 'done: ' + event"
  const linesOf = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\n')

  test('is one line, which loads the function', async () => {
    const large = `${source}; export const padding = '${'x'.repeat(200_000)}'`
    const { module, path } = await bundleOf<Lambda>(large, folder, [shortEntry])
    expect(await module.handler('a job')).toBe('done: a job')
    expect(await linesOf(path)).toHaveLength(1)
    // As Lambda's runtime does it, which then looks for the handler by its name.
    expect(await import(path)).toHaveProperty('handler')
  })

  test('is the function itself where that is small', async () => {
    const { module, path } = await bundleOf<Lambda>(source, folder, [shortEntry])
    expect(await module.handler('a job')).toBe('done: a job')
    expect((await linesOf(path)).length).toBeGreaterThan(1)
  })
})

function ofEntry<Output extends { entryPoint?: string }>(outputs: Record<string, Output>): Partial<Output> {
  return Object.values(outputs).find(({ entryPoint }) => entryPoint !== undefined) ?? {}
}
