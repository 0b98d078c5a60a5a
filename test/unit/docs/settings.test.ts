import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parameterName, type SettingName } from '../../../lib/config.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

test('docs/deploying.md explains each setting there is, by the name of its parameter, and no other', () => {
  const names = [...read('lib/config.ts').matchAll(/^ {2}\| '([A-Z_]+)'$/gm)].map(
    ([, name]) => name as SettingName,
  )
  const explained = [...read('docs/deploying.md').matchAll(/^\| `([a-z]+-[a-z-]+)` /gm)].map(
    ([, name]) => name,
  )
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(explained)).toEqual(new Set(names.map((name) => parameterName('', name))))
})
