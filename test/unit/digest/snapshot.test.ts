import { describe, expect, test } from '@jest/globals'
import {
  channelSnapshot,
  type PersonSnapshot,
  personSnapshot,
  readChannelSnapshot,
  readPersonSnapshot,
  type ShareMemory,
} from '../../../lib/digest/snapshot.ts'

const at = Date.UTC(2026, 9, 6, 8, 30)

/** A share of which everything is remembered that can be. */
function share(age: number, files = 0): ShareMemory {
  const date = at - age * 60_000
  return {
    at,
    ...(files > 0 && { isFolder: true, walkedAt: at, files: filesOf(files, age) }),
    modified: date,
    versions: 12,
    count: 345,
    seen: {
      at: date,
      ids: [87_654_321],
      answers: Object.fromEntries([1, 2, 3, 4, 5].map((id) => [87_654_320 + id, 12])),
      ahead: 0,
    },
    facts: { status: 'IN_PROGRESS', progress: 60, due: date },
    askedAt: at,
    isGuestNamed: true,
    waiting: [[12_345_678, 87_654_321, at]],
    reactions: { reply_87654321: 3, reply_87654322: 4, reply_87654323: 5 },
    announced: { lapses: { at: date, stage: 'week' }, task: { at: date, stage: 'day' } },
  }
}

function filesOf(count: number, age: number) {
  const stamp = (index: number) => ({ m: at - (age * 1_000 + index) * 60_000, v: 3, c: 2, a: at })
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${20_000_000 + index}`, stamp(index)]),
  )
}

function look(shares: Record<string, ShareMemory>, others: string[] = []): Omit<PersonSnapshot, 'format'> {
  return { connections: ['c1', 'c2'], lapsed: [], shares, others }
}

const id = (index: number) => `${index}`.padStart(22, 'x')

describe('a snapshot', () => {
  test('of somebody with hundreds of shares and folders stays below 100 KB', () => {
    const shares = Array.from({ length: 600 }, (_, index) => [id(index), share(index, index % 2 ? 0 : 400)])
    const others = Array.from({ length: 900 }, (_, index) => id(10_000 + index))
    const snapshot = personSnapshot(look(Object.fromEntries(shares), others))
    expect(Buffer.byteLength(JSON.stringify(snapshot))).toBeLessThan(100_000)
  })

  test('has room for two hundred shares, and knows of the others', () => {
    const shares = Array.from({ length: 1_000 }, (_, index) => {
      const { at, modified, count, seen } = share(index)
      return [id(index), { at, modified, count, seen: { at: seen.at } }]
    })
    const snapshot = personSnapshot(look(Object.fromEntries(shares), [id(9_999)]))
    const kept = Object.keys(snapshot.shares)
    expect(kept.length).toBeGreaterThan(200)
    expect(kept).toContain(id(0))
    expect(snapshot.others.slice(0, 2)).toEqual([id(kept.length), id(kept.length + 1)])
  })

  test('keeps the newest files of a folder, and that there are more', () => {
    const { share: kept } = channelSnapshot(share(0, 800))
    expect(Object.keys(kept.files ?? {})).toHaveLength(500)
    expect(kept.files).toHaveProperty('20000000')
    expect(kept.files).not.toHaveProperty('20000799')
    expect(kept.isPartial).toBe(true)
  })

  test('is read as it was written', () => {
    const person = personSnapshot(look({ a: share(0, 3), b: share(1) }, ['c']))
    const channel = channelSnapshot(share(0, 3))
    expect(readPersonSnapshot(JSON.parse(JSON.stringify(person)))).toEqual(person)
    expect(readChannelSnapshot(JSON.parse(JSON.stringify(channel)))).toEqual(channel.share)
  })

  test.each([
    ['nothing', undefined],
    ['text', 'text'],
    ['an empty one', {}],
    ['one of an older form', { format: 0, shares: {} }],
    ["a channel's", channelSnapshot(share(0))],
  ])('that cannot be read counts as none: %s', (_, snapshot) => {
    expect(readPersonSnapshot(snapshot)).toBeUndefined()
  })
})
