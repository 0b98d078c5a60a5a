import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { redrive } from '../../infra/redrive.ts'
import { reply } from '../faults/scenarios/messages.ts'
import { writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { auditRows } from './table.ts'

let stack: Stack
const { nextTry, letAllTriesPass, shown } = stepsOf(() => stack)
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await reply.prepare(stack)
})
afterEach(() => {
  jest.restoreAllMocks()
})
afterAll(() => stack.stop())

const acts = async () => (await auditRows()).map(({ act, outcome }) => `${String(act)} ${String(outcome)}`)

type Send = (this: unknown, command: unknown, ...more: unknown[]) => Promise<unknown>

/** The database refuses rows of the audit, and takes all others. @returns lets it take them again. */
function refuseAuditRows(): () => void {
  const { prototype } = DynamoDBDocumentClient as unknown as { prototype: { send: Send } }
  const { send } = prototype
  const spy = jest.spyOn(prototype, 'send').mockImplementation(function (this: unknown, command, ...more) {
    const isAudit = command instanceof PutCommand && String(command.input.Item?.pk).startsWith('audit#')
    if (isAudit) return Promise.reject(new Error('ProvisionedThroughputExceeded'))
    return send.call(this, command, ...more)
  })
  return () => spy.mockRestore()
}

test('a reply that the audit did not take comes again for that alone', async () => {
  const takeAgain = refuseAuditRows()
  await reply.act(stack)
  await stack.drain()
  expect(writesTo(stack, '3.4')).toHaveLength(1)
  expect(await acts()).toEqual([])

  takeAgain()
  await nextTry()
  expect(writesTo(stack, '3.4')).toHaveLength(1)
  expect(await acts()).toEqual(['reply done'])
  expect(await reply.outcome(stack, false)).toEqual({ written: 1, told: 1 })
})

test('a reply that the audit never took is said to be posted, and its dead letter has the row still to come', async () => {
  const takeAgain = refuseAuditRows()
  await reply.act(stack)
  await letAllTriesPass()
  expect(shown()).toContain('is posted')
  expect(await stack.deadLetters()).toHaveLength(1)

  takeAgain()
  await redrive(stack.sqs.client, stack.sqs.deadLetters.url)
  await stack.drain()
  expect(writesTo(stack, '3.4')).toHaveLength(1)
  expect(await acts()).toEqual(['reply done'])
})
