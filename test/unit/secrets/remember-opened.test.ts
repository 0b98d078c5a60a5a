import { beforeEach, describe, expect, test } from '@jest/globals'
import { rememberOpened } from '../../../lib/secrets/remember-opened.ts'
import { SealError, type Sealer } from '../../../lib/secrets/sealer.ts'

const anna = { teamId: 'T1', userId: 'U1' }
const MINUTE = 60_000

let now: number
/** What the sealer behind it was asked to open. */
let asked: string[]
let refuses: boolean
let sealer: Sealer

beforeEach(() => {
  now = 0
  asked = []
  refuses = false
  sealer = rememberOpened(
    {
      seal: async (plaintext) => `sealed ${plaintext}`,
      async open(sealed, { userId }) {
        asked.push(sealed)
        if (refuses) throw new SealError('unavailable', 'not now')
        return `${sealed} opened for ${userId}`
      },
    },
    () => now,
  )
})

describe('what was opened lately', () => {
  test('is opened once in five minutes', async () => {
    expect(await sealer.open('one', anna)).toBe('one opened for U1')
    now += 5 * MINUTE - 1
    expect(await sealer.open('one', anna)).toBe('one opened for U1')
    expect(asked).toEqual(['one'])
    now += 1
    await sealer.open('one', anna)
    expect(asked).toEqual(['one', 'one'])
  })

  test('is opened once by all that ask at the same time', async () => {
    await Promise.all([sealer.open('one', anna), sealer.open('one', anna)])
    expect(asked).toEqual(['one'])
  })

  test('is nothing to another owner, nor to another text of the same owner', async () => {
    await sealer.open('one', anna)
    expect(await sealer.open('one', { ...anna, userId: 'U2' })).toBe('one opened for U2')
    await sealer.open('one', { ...anna, teamId: 'T2' })
    await sealer.open('another', anna)
    expect(asked).toEqual(['one', 'one', 'one', 'another'])
  })

  test('is a thousand secrets at most: the oldest is forgotten first', async () => {
    for (let each = 0; each <= 1_000; each++) await sealer.open(`${each}`, anna)
    asked = []
    await sealer.open('1000', anna)
    await sealer.open('1', anna)
    expect(asked).toEqual([])
    await sealer.open('0', anna)
    expect(asked).toEqual(['0'])
  })
})

test('what did not open is tried again', async () => {
  refuses = true
  await expect(sealer.open('one', anna)).rejects.toMatchObject({ code: 'unavailable' })
  refuses = false
  expect(await sealer.open('one', anna)).toBe('one opened for U1')
})

test('what is sealed is sealed each time', async () => {
  expect(await sealer.seal('one', anna)).toBe('sealed one')
})
