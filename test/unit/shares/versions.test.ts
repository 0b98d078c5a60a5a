import { expect, test } from '@jest/globals'
import type { Version } from '../../../lib/clinked/shapes.ts'
import { versionPart } from '../../../lib/shares/versions.ts'

const author = { name: 'Olivia Hart' }

/** A list as Clinked gives it: the oldest first, so many to a page. */
function upstream(total: number, pageSize: number) {
  const all = Array.from({ length: total }, (_, index): Version => {
    return { id: 100 + index, versionNumber: index + 1, uploaded: author, lastModified: 0 }
  })
  const asked: number[] = []
  const read = async (page: number) => {
    asked.push(page)
    const items = all.slice((page - 1) * pageSize, page * pageSize)
    return { items, currentPage: page, nextPage: page * pageSize < total }
  }
  return { read, asked }
}

const numbersOf = ({ items }: { items: Version[] }) => items.map(({ versionNumber }) => versionNumber)

test('versions come the newest first, however many are on a page of Clinked’s', async () => {
  for (const pageSize of [7, 20, 50]) {
    const { read } = upstream(45, pageSize)
    const first = await versionPart(read, 1)
    expect(first).toMatchObject({ previous: undefined, next: 2, isWhole: true })
    expect(numbersOf(first)).toEqual(Array.from({ length: 20 }, (_, index) => 45 - index))
    expect(await versionPart(read, 3)).toMatchObject({ previous: 2, next: undefined })
  }
})

test('what is on one page is asked for once', async () => {
  const { read, asked } = upstream(3, 20)
  expect(numbersOf(await versionPart(read, 1))).toEqual([3, 2, 1])
  expect(asked).toEqual([1])
})

test('a part past the last, as of versions that are gone, is the last', async () => {
  const { read } = upstream(45, 20)
  expect(numbersOf(await versionPart(read, 1001))).toEqual([5, 4, 3, 2, 1])
  expect(await versionPart(upstream(0, 20).read, 2)).toMatchObject({ items: [], previous: undefined })
})

test('a list without an end is not asked for without an end, which is told', async () => {
  const { read, asked } = upstream(100_000, 10)
  expect(await versionPart(read, 1)).toMatchObject({ isWhole: false })
  expect(asked).toHaveLength(25)
})

test('where Clinked does not turn its pages, nothing comes twice, and it is told that there is more', async () => {
  const { read } = upstream(5, 20)
  const stuck = async () => ({ ...(await read(1)), nextPage: true })
  expect(await versionPart(stuck, 1)).toMatchObject({ isWhole: false, next: undefined })
  expect(numbersOf(await versionPart(stuck, 1))).toEqual([5, 4, 3, 2, 1])
})
