import { expect, test } from '@jest/globals'
import { environment, functions, permissionsOf, rowsOf } from './service.ts'

/** What a role lets its function do, each with the logical id of the resource where it has one. */
function allowed(role: string): string[] {
  return permissionsOf(role).map(
    ({ action, resource }) => `${action} ${/\w+(?=","Arn")/.exec(JSON.stringify(resource))?.[0] ?? ''}`,
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

test.each([
  ['SlackRole', []],
  ['DigestRole', ['person#*']],
  ['ConnectRole', ['person#*', 'organisation#*', 'ticket#*', 'budget#*']],
  ['InstallRole', ['installation#*', 'state#*']],
])('%s has to do with these rows alone, and none of the audit', (role, rows) => {
  expect(rowsOf(role)).toEqual(rows)
})
