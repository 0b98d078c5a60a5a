import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ListPart, listPart } from '../../../lib/shares/list-part.ts'
import { numbers } from './upstream.ts'

interface Upstream {
  total: number
  /** How many it gives at once. */
  pageSize: number
  /** Says at its end that there is more. */
  alwaysMore: boolean
}

/** The parts of a list from one on, in one direction. */
async function walk(
  { total, pageSize, alwaysMore }: Upstream,
  direction: 'next' | 'previous',
  from = 1,
): Promise<ListPart<number>[]> {
  const parts: ListPart<number>[] = []
  for (let at: number | undefined = from; at !== undefined; at = parts.at(-1)?.[direction]) {
    const part = await listPart(async (page) => {
      const items = numbers(total).slice((page - 1) * pageSize, page * pageSize)
      return { items, currentPage: page, nextPage: alwaysMore || page * pageSize < total }
    }, at)
    parts.push(part)
    if (parts.length > 500) throw new Error('This walk has no end.')
  }
  return parts
}

const upstream = fc.record({
  total: fc.integer({ min: 0, max: 200 }),
  pageSize: fc.integer({ min: 1, max: 90 }),
  alwaysMore: fc.boolean(),
})

test('a list is walked with every item met once, in order, whatever the upstream’s pages are', async () => {
  await fc.assert(
    fc.asyncProperty(upstream, async (about) => {
      const parts = await walk(about, 'next')
      expect(parts.flatMap(({ items }) => items)).toEqual(numbers(about.total))
      for (const { items } of parts) expect(items.length).toBeLessThanOrEqual(20)
    }),
  )
})

test('a list is walked back over the same items', async () => {
  await fc.assert(
    fc.asyncProperty(upstream, async (about) => {
      const end = (await walk(about, 'next')).at(-1)
      const back = end?.previous === undefined ? [] : await walk(about, 'previous', end.previous)
      const items = [...back.toReversed().flatMap((part) => part.items), ...(end?.items ?? [])]
      expect(items).toEqual(numbers(about.total))
    }),
  )
})

test('an upstream that does not turn its pages gives nothing twice', async () => {
  const read = async () => ({ items: [1, 2, 3], currentPage: 1, nextPage: true })
  const first = await listPart(read, 1)
  expect(first.items).toEqual([1, 2, 3])
  const second = await listPart(read, first.next ?? 0)
  expect(second).toMatchObject({ items: [], next: undefined })
  expect(await listPart(read, second.previous ?? 0)).toEqual(first)
})
