import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { writeDescription } from '../../infra/sandbox/description.ts'
import { description } from './doctor-steps.ts'
import { type Stack, startStack } from './stack.ts'

const GONE = { PUBLIC_URL: 'http://127.0.0.1:9' }

let stack: Stack
let port: number

beforeAll(async () => {
  stack = await startStack()
  // The doctor is a process of its own, in which it is now.
  stack.clock.stop()
  port = Number(new URL(stack.appUrl).port)
})
afterAll(() => stack.stop())

test('npm run doctor ends well where all is well, and with 1 where anything is wrong', async () => {
  const { client, deadLetters } = stack.sqs
  const { remove } = writeDescription(port, description())
  try {
    expect(await run({ PORT: String(port) })).toEqual({
      said: expect.stringMatching(/\nAll is well\.\n$/),
      code: 0,
    })

    await client.send(new SendMessageCommand({ QueueUrl: deadLetters.url, MessageBody: '{}' }))

    expect(await run({ PORT: String(port) })).toEqual({
      said: expect.stringMatching(/\n1 of 17 is wrong\.\n$/),
      code: 1,
    })
  } finally {
    remove()
  }
})

test.each([
  ['was never started', () => {}],
  ['was killed outright', () => writeDescription(1, { ...description(), environment: GONE })],
])('of a local stack that %s, it says how to start one', async (_, before) => {
  before()
  try {
    expect(await run({ PORT: '1' })).toEqual({
      said: expect.stringContaining('No local stack runs at port 1. Start one with npm start'),
      code: 1,
    })
  } finally {
    writeDescription(1, description()).remove()
  }
})

test('asked for what it does not know, it says what it knows', async () => {
  expect(await run({}, ['--stages', 'prod'])).toEqual({
    said: expect.stringContaining('npm run doctor knows --stage and --region'),
    code: 1,
  })
})

async function run(
  environment: Record<string, string>,
  given: string[] = [],
): Promise<{ said: string; code: number | string | null | undefined }> {
  const file = fileURLToPath(new URL('../../infra/doctor/doctor.ts', import.meta.url))
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, ...environment }
    execFile(process.execPath, [file, ...given], { env }, (error, stdout, stderr) => {
      resolve({ said: stdout + stderr, code: error ? error.code : 0 })
    })
  })
}
