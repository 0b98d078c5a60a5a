import { describe, expect, test } from '@jest/globals'
import { findOwnMessage } from '../../../lib/shares/own-message.ts'
import { HOUR, numbers, open, type Upstream } from './upstream.ts'

/** Looks for the message with this number, as one that was sent when it was written. */
function find(about: Upstream, own: number) {
  const { client, access, calls } = open(about)
  const found = findOwnMessage(client, access, { text: `${own}`, parent: undefined, since: own * HOUR })
  return { found, calls }
}

describe.each(['discussion', 'file'] as const)('of a %s', (kind) => {
  test('one’s own message is found however much was said after it, whichever way it is sorted', async () => {
    for (const order of ['asc', 'desc'] as const)
      for (const total of [...numbers(30), 60, 101])
        await expect(find({ kind, total, order, pageSize: 20 }, 1).found).resolves.toBe(1)
  })

  test('what was said before it was sent is not read for it', async () => {
    for (const order of ['asc', 'desc'] as const) {
      const { found, calls } = find(
        { kind, total: 400, order, counts: { totalPages: 40, totalResults: 400 } },
        401,
      )
      await expect(found).resolves.toBeUndefined()
      expect(calls.length).toBeLessThan(5)
    }
  })

  test('a conversation that is not read to its end does not say that it is not there', async () => {
    const { found } = find({ kind, total: 10_000, order: 'desc' }, 0)
    await expect(found).rejects.toMatchObject({ code: 'too_long' })
  })
})
