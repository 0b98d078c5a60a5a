import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'

interface Statement {
  Effect: 'Allow' | 'Deny'
  Action: string | string[]
  Resource: unknown
}

interface Roles {
  Resources: Record<string, { Properties: { Policies: { PolicyDocument: { Statement: Statement[] } }[] } }>
}

interface Service {
  functions: Record<string, { role: string; events: Record<string, unknown>[] }>
}

const { functions } = read<Service>('serverless.yml')
const { Resources: roles } = read<Roles>('infra/aws/roles.yml')
const environment = read<Record<string, Record<string, unknown>>>('infra/aws/environment.yml')

function read<T>(path: string): T {
  return parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), { merge: true }) as T
}

/** What a role lets its function do, each with the logical id of the resource where it has one. */
function allowed(role: string): string[] {
  const policies = roles[role]?.Properties.Policies ?? []
  return policies
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) =>
      [Action]
        .flat()
        .map((action) => `${action} ${/\w+(?=","Arn")/.exec(JSON.stringify(Resource))?.[0] ?? ''}`),
    )
}

test.each(Object.keys(functions))('%s may put jobs on the queue, if it was told of it', (name) => {
  const isTold = environment[name]?.QUEUE_URL !== undefined
  const permissions = allowed(functions[name]?.role ?? '')
  expect(permissions.includes('sqs:SendMessage JobsQueue')).toBe(isTold)
})

test('what anybody on the internet can call opens no secret and deletes nothing of a person', () => {
  const facing = Object.entries(functions).filter(([, { events }]) =>
    events.some((event) => 'httpApi' in event),
  )
  expect(facing.map(([name]) => name)).toEqual(['slack', 'connect', 'install'])
  for (const [, { role }] of facing) expect(allowed(role)).not.toContain('kms:Decrypt SealingKey')
  expect(allowed('ConnectRole')).not.toContain('dynamodb:DeleteItem SharesTable')
})
