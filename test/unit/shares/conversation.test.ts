import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ids, numbers, open, trouble, type Upstream, walk } from './upstream.ts'

describe('a conversation is read from its newest message on', () => {
  test.each(['discussion', 'file'] as const)('where there is nothing yet in a %s', async (kind) => {
    for (const alwaysMore of [false, true]) {
      const { read } = open({ kind, total: 0, order: 'asc', alwaysMore })
      expect(await read()).toEqual({ messages: [], older: undefined, newer: undefined })
    }
  })

  test('four hundred replies, whose number is not told or told wrong', async () => {
    for (const totalPages of [undefined, 0, 1, 7, 39, 41, 100, 1_000_000]) {
      const { read, calls } = open({ kind: 'discussion', total: 400, order: 'asc', counts: { totalPages } })
      const { messages, newer } = await read()
      expect(ids(messages)[0]).toBe(400)
      expect(newer).toBeUndefined()
      expect(calls.length).toBeLessThan(20)
    }
  })

  test('without asking around where the number is told right', async () => {
    const { read, calls } = open({ kind: 'discussion', total: 400, order: 'asc', counts: { totalPages: 40 } })
    await read()
    expect(calls).toEqual([1, 40])
  })

  test('without asking for the same page twice', async () => {
    const { read, calls } = open({ kind: 'discussion', total: 11, order: 'asc' })
    expect(ids((await read()).messages)).toEqual(numbers(11).reverse())
    expect(calls).toEqual([1, 2])
  })

  test('from one page that holds all of it, and one more than ten', async () => {
    const { read } = open({ kind: 'discussion', total: 11, order: 'asc', pageSize: 60 })
    expect(ids((await read()).messages)).toEqual(numbers(11).reverse())
  })

  test('a page that holds but a reply or two is filled from the one before', async () => {
    const { read } = open({ kind: 'discussion', total: 32, order: 'asc' })
    const { messages } = await read()
    expect(ids(messages)).toEqual([32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21])
  })

  test.each(['discussion', 'file'] as const)(
    'when asking past the end of a %s is refused, or gives what was there before',
    async (kind) => {
      for (const pastEnd of ['refuses', 'repeats'] as const) {
        const { walkOlder } = open({ kind, total: 20, order: 'asc', counts: { totalPages: 9 }, pastEnd })
        expect(new Set(ids(await walkOlder()))).toEqual(new Set(numbers(20)))
      }
    },
  )

  test('when the upstream fails otherwise, its error comes through', async () => {
    const { client, read } = open({ kind: 'discussion', total: 40, order: 'asc' })
    const list = client.discussions.listReplies
    client.discussions.listReplies = async (session, asked) => {
      if (asked.page !== 1) throw trouble('unavailable')
      return list(session, asked)
    }
    await expect(read()).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('a conversation is walked', () => {
  test('with every message met exactly once, the newest first, whatever the upstream is like', async () => {
    await fc.assert(
      fc.asyncProperty(upstream, async (about) => {
        const { walkOlder } = open(about)
        expect(ids(await walkOlder())).toEqual(numbers(about.total).reverse())
      }),
      { numRuns: 500 },
    )
  })

  test('there and back over the same messages', async () => {
    await fc.assert(
      fc.asyncProperty(upstream, async (about) => {
        const { read } = open(about)
        const oldest = (await walk(read, await read(), 'older')).at(-1)
        const back = oldest ? await walk(read, oldest, 'newer') : []
        expect(back.flatMap(({ messages }) => ids(messages).reverse())).toEqual(numbers(about.total))
      }),
      { numRuns: 200 },
    )
  })

  test('ten to a screen, or not many more, however many come at once', async () => {
    for (const kind of ['discussion', 'file'] as const) {
      const { read } = open({ kind, total: 230, order: 'asc', pageSize: 60 })
      for (const { messages } of await walk(read, await read(), 'older')) {
        expect(messages.length).toBeLessThan(15)
      }
    }
  })

  test('over replies of which some pages hold fewer than others', async () => {
    const { client, read } = open({ kind: 'discussion', total: 50, order: 'asc' })
    const list = client.discussions.listReplies
    // Those that were removed are taken out only after the pages have been made.
    client.discussions.listReplies = async (session, asked) => {
      const page = await list(session, asked)
      return { ...page, items: page.items.filter(({ id }) => id % 7 !== 0) }
    }
    const screens = await walk(read, await read(), 'older')
    expect(screens.flatMap(({ messages }) => ids(messages))).toEqual(
      numbers(50)
        .filter((id) => id % 7 !== 0)
        .reverse(),
    )
  })

  test('past an end that was not told, and back again', async () => {
    for (const kind of ['discussion', 'file'] as const) {
      const { read } = open({ kind, total: 20, order: 'desc', alwaysMore: true })
      const screens = await walk(read, await read(), 'older')
      const end = screens.at(-1)
      expect(end?.messages).toEqual([])
      expect(end?.newer && ids((await read(end.newer)).messages)).toEqual(numbers(10).reverse())
    }
  })

  test('with no message twice on a screen, though the upstream repeats it', async () => {
    const { client, read } = open({ kind: 'discussion', total: 4, order: 'desc' })
    const list = client.discussions.listReplies
    client.discussions.listReplies = async (session, asked) => {
      const page = await list(session, asked)
      return { ...page, items: [...page.items, ...page.items.slice(-1)] }
    }
    expect(ids((await read()).messages)).toEqual([4, 3, 2, 1])
  })
})

const upstream: fc.Arbitrary<Upstream> = fc.record({
  kind: fc.constantFrom('discussion', 'file'),
  total: fc.integer({ min: 0, max: 130 }),
  order: fc.constantFrom('asc', 'desc'),
  pageSize: fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
  counts: fc.record({
    totalPages: fc.option(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0 })), {
      nil: undefined,
    }),
    totalResults: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
  }),
  alwaysMore: fc.boolean(),
})
