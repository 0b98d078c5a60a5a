import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import { demoIds, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
beforeAll(async () => {
  running = await runStandIn()
})
afterAll(() => running.stop())

const sample = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/intralinks/${name}.json`, import.meta.url), 'utf8'))

test('a token has the fields of the guide’s sample', async () => {
  expect(typesIn(await (await running.logIn(logins.anna)).json())).toEqual(typesIn(sample('token')))
})

test('a list of workspaces has the fields of the guide’s sample', async () => {
  const anna = await running.session(logins.anna)
  expect(typesIn(await anna.json('/v2/workspaces'))).toEqual(typesIn(sample('workspaces')))
})

test('an accepted splash has the fields of the guide’s sample', async () => {
  const anna = await running.session(logins.anna)
  const path = `/v2/workspaces/${demoIds(running.standIn).workspace('Project Aurora')}/splash`
  const response = await anna.fetch(path, { method: 'POST', json: { acceptSplash: true } })
  expect(await response.json()).toEqual(sample('entrance'))
})

/** A value's shape: the types in the place of values, and of a list the first of its items. */
function typesIn(value: unknown): unknown {
  if (Array.isArray(value)) return [typesIn(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typesIn(each)]))
}
