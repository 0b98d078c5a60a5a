import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { clientFor } from '../../../infra/redrive.ts'

const DEAD = 'https://sqs.eu-central-1.amazonaws.com/123456789012/shares-for-slack-prod-jobs-dead'

let region: string | undefined

beforeEach(() => {
  region = process.env.AWS_REGION
  process.env.AWS_REGION = 'us-east-1'
})
afterEach(() => {
  if (region === undefined) delete process.env.AWS_REGION
  else process.env.AWS_REGION = region
})

test.each([
  [DEAD, 'eu-central-1'],
  ['https://sqs.us-gov-west-1.amazonaws.com/1/s-jobs-dead', 'us-gov-west-1'],
  ['https://sqs.cn-north-1.amazonaws.com.cn/1/s-jobs-dead', 'cn-north-1'],
  ['https://vpce-0a1b.sqs.ap-southeast-2.vpce.amazonaws.com/1/s-jobs-dead', 'ap-southeast-2'],
])('%s is asked in its own region, whichever the shell is for', async (url, expected) => {
  const client = clientFor(url)
  expect(await client.config.region()).toBe(expected)
  client.destroy()
})

test.each([
  ['no address', []],
  ['options instead of an address', ['--stage', 'prod']],
  ['what is no address', ['shares-for-slack-prod-jobs-dead']],
  ['an address that says no region', ['https://example.com/1/shares-for-slack-prod-jobs-dead']],
  ['the region still to be filled in', [DEAD.replace('eu-central-1', 'REGION')]],
  ['the address of another queue', [DEAD.replace('-dead', '')]],
])('given %s, it says in one sentence what it takes', async (_, given) => {
  const { said, code } = await run(given)
  expect(said).toMatch(/^This is not the address of a dead-letter queue, such as https:\/\/sqs\.[^\n]+\n$/)
  expect(code).toBe(2)
})

test('where AWS lets nobody in, it says so in one sentence, and what became of the dead letters', async () => {
  const { said, code } = await run([DEAD])
  expect(said).toBe(
    'It broke off: Could not load credentials from any providers. What is not back on its queue is still a dead letter, so run it again.\n',
  )
  expect(code).toBe(1)
})

/** As on a machine that AWS knows nothing of. */
async function run(given: string[]): Promise<{ said: string; code: number | string | null | undefined }> {
  const file = fileURLToPath(new URL('../../../infra/redrive.ts', import.meta.url))
  const env = {
    PATH: process.env.PATH,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...given], { env }, (error, stdout, stderr) => {
      resolve({ said: stdout + stderr, code: error ? error.code : 0 })
    })
  })
}
