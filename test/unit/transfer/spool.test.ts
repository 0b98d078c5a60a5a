import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { spooled, TooLargeError } from '../../../lib/transfer/spool.ts'

const MB = Buffer.alloc(1_000_000)

const onDisk = () => readdirSync(tmpdir()).filter((name) => name.startsWith('shares-for-slack-'))

test('bytes of unknown length are on the disk while they are used, with their length, and gone afterwards', async () => {
  const before = onDisk()
  const read = await spooled(Readable.from([Buffer.from('ab'), Buffer.from('c')]), async (file) => {
    expect(onDisk()).toHaveLength(before.length + 1)
    return { length: file.length, text: (await buffer(file.open())).toString() }
  })
  expect(read).toEqual({ length: 3, text: 'abc' })
  expect(onDisk()).toEqual(before)
})

test('more than the disk has room for is refused, and nothing of it stays', async () => {
  const before = onDisk()
  const body = Readable.from(
    (function* () {
      for (let count = 0; count < 91; count++) yield MB
    })(),
  )
  await expect(spooled(body, async () => 'used')).rejects.toBeInstanceOf(TooLargeError)
  expect(onDisk()).toEqual(before)
})
