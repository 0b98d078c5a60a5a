import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createSealer } from '../../../lib/secrets/create-sealer.ts'
import type { Sealer } from '../../../lib/secrets/sealer.ts'
import { type FakeKms, startFakeKms } from './fake-kms.ts'

const anna = { teamId: 'T1', userId: 'U1' }
const localKey = () => randomBytes(32).toString('base64')
const doesNotOpen = { name: 'SealError', code: 'does_not_open' }

let kms: FakeKms

beforeEach(async () => {
  kms = await startFakeKms()
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_KMS: kms.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  })
})

afterEach(() => kms.stop())

describe.each([
  ['KMS', () => ({ KMS_KEY_ID: `key-${randomBytes(4).toString('hex')}` })],
  ['the local key', () => ({ LOCAL_SEALING_KEY: localKey() })],
])('with %s', (_, environment) => {
  let sealer: Sealer

  beforeEach(() => {
    sealer = createSealer(environment())
  })

  test('a secret opens for its owner', async () => {
    const secret = JSON.stringify({ shareToken: 'token', sharePassword: 'pässwörd 🔑' })
    expect(await sealer.open(await sealer.seal(secret, anna), anna)).toBe(secret)
  })

  test('the same secret sealed twice looks different each time, and shows nothing', async () => {
    const sealed = await Promise.all([sealer.seal('secret', anna), sealer.seal('secret', anna)])
    expect(sealed[0]).not.toBe(sealed[1])
    expect(sealed.map((text) => Buffer.from(text, 'base64').toString())).not.toContainEqual(
      expect.stringContaining('secret'),
    )
  })

  test.each([
    ['another user', { ...anna, userId: 'U2' }],
    ['the same user id in another workspace', { ...anna, teamId: 'T2' }],
    ['ids that read the same when put together', { teamId: 'T', userId: '1U1' }],
  ])('a secret does not open for %s', async (_description, other) => {
    const sealed = await sealer.seal('secret', anna)
    await expect(sealer.open(sealed, other)).rejects.toMatchObject(doesNotOpen)
  })

  test('a secret does not open with another key', async () => {
    const sealed = await sealer.seal('secret', anna)
    await expect(createSealer(environment()).open(sealed, anna)).rejects.toMatchObject(doesNotOpen)
  })

  test('a secret that was altered does not open', async () => {
    const bytes = Buffer.from(await sealer.seal('secret', anna), 'base64')
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
    await expect(sealer.open(bytes.toString('base64'), anna)).rejects.toMatchObject(doesNotOpen)
  })

  test.each(['AAAA', 'not sealed at all'])('%j does not open', async (text) => {
    await expect(sealer.open(text, anna)).rejects.toMatchObject(doesNotOpen)
  })

  test('4 KiB can be sealed, counted in bytes, and not one more', async () => {
    const largest = 'é'.repeat(2_048)
    expect(await sealer.open(await sealer.seal(largest, anna), anna)).toBe(largest)
    await expect(sealer.seal(`${largest}e`, anna)).rejects.toMatchObject({ code: 'too_large' })
  })

  test('an error does not tell the secret', async () => {
    const secret = 'secret'.repeat(1_000)
    await expect(sealer.seal(secret, anna)).rejects.not.toMatchObject({
      message: expect.stringContaining('secret'),
    })
  })
})

test('KMS that cannot answer is not taken for a secret that does not open', async () => {
  const sealer = createSealer({ KMS_KEY_ID: 'key' })
  const sealed = await sealer.seal('secret', anna)
  kms.breakDown()
  const unavailable = {
    name: 'SealError',
    code: 'unavailable',
    message: expect.stringContaining('KMSInvalidStateException'),
  }
  await expect(sealer.open(sealed, anna)).rejects.toMatchObject(unavailable)
  await expect(sealer.seal('secret', anna)).rejects.toMatchObject(unavailable)
})

test('KMS is used where both are set', async () => {
  const sealed = await createSealer({ KMS_KEY_ID: 'key', LOCAL_SEALING_KEY: localKey() }).seal('secret', anna)
  expect(await createSealer({ KMS_KEY_ID: 'key' }).open(sealed, anna)).toBe('secret')
})

test('without a key the error names what to set', () => {
  expect(() => createSealer({ KMS_KEY_ID: '' })).toThrow(/Set KMS_KEY_ID .* or LOCAL_SEALING_KEY/)
})

test('a local key of the wrong length is refused', () => {
  expect(() => createSealer({ LOCAL_SEALING_KEY: 'c2hvcnQ=' })).toThrow('32 bytes in base64; these are 5')
})
