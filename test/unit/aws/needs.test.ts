import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse as parsePath } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildFunctions } from '../../../infra/bundle/build.ts'
import { actionsIn, variablesIn } from './needs.ts'
import { reachedCode } from './reached-code.ts'
import { environment, functions, permissionsOf } from './service.ts'
import type { Node } from './syntax.ts'

/** What Lambda does by itself, with the function's role. */
const TO_LOG = ['logs:CreateLogStream', 'logs:PutLogEvents']
const TO_BE_FED = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']

/** Node and Powertools read these. */
const FOR_OTHERS = ['NODE_OPTIONS', 'POWERTOOLS_METRICS_NAMESPACE']

/** Takes the place of KMS_KEY_ID where there is no AWS. */
const ELSEWHERE = ['LOCAL_SEALING_KEY']

let folder: string
/** What each file of functions/ can reach. */
let code: Map<string, Node[]>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundles-'))
  const bundles = await buildFunctions(folder)
  code = new Map(bundles.map(({ name, metafile }) => [name, reachedCode(metafile)]))
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

const codeOf = (name: string) => code.get(parsePath(functions[name]?.handler ?? '').name) ?? []

test.each(Object.keys(functions))('%s may do what its code does, and nothing more', (name) => {
  const { role = '', events = [] } = functions[name] ?? {}
  const isFed = events.some((event) => 'sqs' in event)
  const needed = [...actionsIn(codeOf(name)), ...TO_LOG, ...(isFed ? TO_BE_FED : [])]
  const allowed = permissionsOf(role).map(({ action }) => action)
  expect([...new Set(allowed)].toSorted()).toEqual(needed.toSorted())
})

test.each(Object.keys(functions))('%s is told what its code reads, and nothing more', (name) => {
  const told = Object.keys(environment[name] ?? {}).filter((variable) => !FOR_OTHERS.includes(variable))
  const read = variablesIn(codeOf(name)).filter((variable) => !ELSEWHERE.includes(variable))
  expect(told.toSorted()).toEqual(read)
})

test('nothing may be done to whatever there is', () => {
  for (const { role } of Object.values(functions)) {
    for (const { action, resource } of permissionsOf(role)) {
      expect(action).toMatch(/^[a-z]+:[A-Za-z]+$/)
      expect(JSON.stringify(resource)).toMatch(
        /"Fn::GetAtt"|\$\{SharesTable\.Arn\}\/index\/|parameter\/shares-for-slack\//,
      )
      expect(JSON.stringify(resource)).not.toContain('*')
    }
  }
})
