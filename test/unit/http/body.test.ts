import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { translateErrors } from '../../../lib/http/body.ts'

test('a body that breaks before anybody reads it fails for the one who does', async () => {
  const body = new PassThrough()
  const translated = translateErrors(body, () => new Error('translated'))
  body.destroy(new Error('broken'))
  await new Promise((resolve) => body.once('close', resolve))

  await expect(translated.toArray()).rejects.toThrow('translated')
})

test('what a reader ends it with is the reader’s own failure, not the body’s', async () => {
  const body = Readable.from([Buffer.from('a'), Buffer.from('b')])
  const translated = translateErrors(body, () => new Error('translated'))
  const own = new Error('more than was announced')
  translated.once('data', () => translated.destroy(own))

  const [failure] = await once(translated, 'error')
  expect(failure).toBe(own)
  expect(body.destroyed).toBe(true)
})

test('a body that nobody begins to read is let go with its stream', async () => {
  const body = new PassThrough()
  translateErrors(body, () => new Error('translated')).destroy()
  await once(body, 'close')
  expect(body.destroyed).toBe(true)
})
