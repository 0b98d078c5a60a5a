import { expect, test } from '@jest/globals'
import { readList } from '../../../lib/shares/read-list.ts'
import { numbers } from './upstream.ts'

/** A list of so many, ten to a page, and the pages that were asked for. */
function upstream(total: number) {
  const asked: number[] = []
  const read = async (page: number) => {
    asked.push(page)
    const items = numbers(total).slice((page - 1) * 10, page * 10)
    return { items, currentPage: page, nextPage: page * 10 < total }
  }
  return { read, asked }
}

test('a list is read to its end, whatever its length', async () => {
  for (const total of [0, 1, 10, 11, 95]) {
    const { read, asked } = upstream(total)
    expect(await readList(read)).toEqual({ items: numbers(total), isWhole: true })
    expect(asked).toHaveLength(Math.max(1, Math.ceil(total / 10)))
  }
})

test('a list without an end is left some time', async () => {
  const { read, asked } = upstream(100_000)
  expect(await readList(read)).toEqual({ items: numbers(250), isWhole: false })
  expect(asked).toHaveLength(25)
})

test('an end that says that there is more is one all the same', async () => {
  const { read } = upstream(20)
  const more = async (page: number) => ({ ...(await read(page)), nextPage: true })
  expect(await readList(more)).toEqual({ items: numbers(20), isWhole: true })
})

test('where the upstream does not turn its pages, nothing comes twice', async () => {
  const { read, asked } = upstream(20)
  expect(await readList(() => read(1))).toEqual({ items: numbers(10), isWhole: false })
  expect(asked).toEqual([1, 1])
})

test('no more is read than is enough', async () => {
  const { read, asked } = upstream(100)
  const found = await readList(read, { isEnough: (items) => items.includes(15) })
  expect(found).toEqual({ items: numbers(20), isWhole: false })
  expect(asked).toEqual([1, 2])
})

test('several lists share the room that there is', async () => {
  const room = { calls: 3 }
  expect(await readList(upstream(15).read, { room })).toMatchObject({ isWhole: true })
  expect(await readList(upstream(15).read, { room })).toEqual({ items: numbers(10), isWhole: false })
  expect(await readList(upstream(15).read, { room })).toEqual({ items: [], isWhole: false })
})
