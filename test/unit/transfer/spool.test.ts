import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { SLACK_FILE_BYTES } from '../../../lib/transfer/slack-upload.ts'
import { spooled, TooLargeError } from '../../../lib/transfer/spool.ts'

const onDisk = () => readdirSync(tmpdir()).filter((name) => name.startsWith('shares-for-slack-'))

test('bytes of unknown length are on the disk while they are used, with their length, and gone afterwards', async () => {
  const before = onDisk()
  const read = await spooled(Readable.from([Buffer.from('ab'), Buffer.from('c')]), 3, async (file) => {
    expect(onDisk()).toHaveLength(before.length + 1)
    return { length: file.length, text: (await buffer(file.open())).toString() }
  })
  expect(read).toEqual({ length: 3, text: 'abc' })
  expect(onDisk()).toEqual(before)
})

test('more than may be is refused, and nothing of it stays', async () => {
  const before = onDisk()
  const body = Readable.from([Buffer.from('ab'), Buffer.from('cd')])
  await expect(spooled(body, 3, async () => 'used')).rejects.toBeInstanceOf(TooLargeError)
  expect(onDisk()).toEqual(before)
})

test('the function that spools has room for the largest file that Slack takes', () => {
  const { functions } = parse(readFileSync('serverless.yml', 'utf8')) as {
    functions: { transfer: { ephemeralStorageSize: number } }
  }
  expect(functions.transfer.ephemeralStorageSize * 1024 ** 2).toBeGreaterThan(SLACK_FILE_BYTES)
})
