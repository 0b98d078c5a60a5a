import { describe, expect, test } from '@jest/globals'
import { movesOf } from '../../../lib/digest/news.ts'
import type { Probe } from '../../../lib/digest/probe.ts'
import type { ShareMemory } from '../../../lib/digest/snapshot.ts'

const before = 1_790_000_000_000
const later = before + 60_000

function moves(now: Partial<Probe>, known: Partial<ShareMemory>) {
  const probe: Probe = { kind: 'file', modified: before, versions: undefined, count: 0, ...now }
  return movesOf(probe, { at: before, seen: { at: before }, modified: before, count: 0, ...known })
}

describe('a file has a new version', () => {
  test('where there are more of them', () => {
    expect(moves({ versions: 3, modified: later }, { versions: 2 }).version).toBe(true)
    expect(moves({ versions: 2, modified: later }, { versions: 2 }).version).toBe(false)
    expect(moves({ versions: 1, modified: later }, { versions: 2 }).version).toBe(false)
  })

  test('where their number is told as none and its date moves, unless a comment moved it', () => {
    expect(moves({ versions: 0, modified: later }, { versions: 0 }).version).toBe(true)
    expect(moves({ versions: 0, modified: later, count: 1 }, { versions: 0 }).version).toBe(false)
    expect(moves({ versions: 0 }, { versions: 0 }).version).toBe(false)
  })
})

describe('what was said is looked for', () => {
  test('where the count is another, up or down', () => {
    expect(moves({ count: 5 }, { count: 4 })).toMatchObject({ messages: true, rise: 1 })
    expect(moves({ count: 3 }, { count: 4 })).toMatchObject({ messages: true, rise: -1 })
    expect(moves({ count: 4, modified: later }, { count: 4 }).messages).toBe(false)
  })

  test('where a discussion moved, for a reply that was removed can hide one that came', () => {
    const discussion = { kind: 'discussion' as const, count: 4 }
    expect(moves({ ...discussion, modified: later }, { count: 4 }).messages).toBe(true)
    expect(moves(discussion, { count: 4 }).messages).toBe(false)
  })

  test('where no count is told and the date moved', () => {
    const uncounted = { count: undefined }
    expect(moves({ ...uncounted, modified: later }, uncounted)).toMatchObject({
      messages: true,
      rise: undefined,
    })
    expect(moves(uncounted, uncounted).messages).toBe(false)
  })
})

test('a task that was not known as one before has not changed', () => {
  const task = { id: 1, friendlyName: 'Read', tags: [], status: 'WAITING' }
  expect(moves({ kind: 'task', task }, {}).changes).toEqual([])
  expect(moves({ kind: 'task', task }, { facts: { status: 'WAITING' } }).changes).toEqual([])
  expect(moves({ kind: 'task', task }, { facts: { status: 'DONE' } }).changes).toEqual([
    { fact: 'status', to: 'WAITING' },
  ])
})
