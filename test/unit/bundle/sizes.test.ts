import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { bundleSizes, RECORD } from './sizes.ts'

/** After a change on purpose the record is renewed: npx node test/unit/bundle/record-sizes.ts */
describe('the bundle of each function', () => {
  let sizes: Record<string, number>
  let recorded: Record<string, number>

  beforeAll(async () => {
    sizes = await bundleSizes()
    recorded = JSON.parse(await readFile(RECORD, 'utf8')) as Record<string, number>
  })

  test('is recorded', () => {
    expect(Object.keys(sizes)).toEqual(Object.keys(recorded))
  })

  test('is at most 10 % larger than recorded', () => {
    const larger = Object.entries(sizes).filter(([name, bytes]) => bytes > 1.1 * (recorded[name] ?? 0))
    expect(larger).toEqual([])
  })

  test('is at most 10 % smaller than recorded, so that the record holds the next ones to what was gained', () => {
    const smaller = Object.entries(sizes).filter(([name, bytes]) => bytes < 0.9 * (recorded[name] ?? 0))
    expect(smaller).toEqual([])
  })

  test('that Slack waits for is under 64 KiB', () => {
    expect(sizes.slack).toBeLessThan(65_536)
  })
})
