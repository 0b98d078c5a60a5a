import type { HonoRequest } from 'hono'

const defaultSize = 20

interface Slice<T> {
  items: T[]
  page: number
  size: number
  totalPages: number
  more: boolean
}

/** The part of a list that a request asks for with `page`, from 1, and `size`. What is no such number is passed over. */
function sliceOf<T>(request: HonoRequest, all: T[], size = defaultSize): Slice<T> {
  const asked = positive(request.query('size')) ?? size
  const page = positive(request.query('page')) ?? 1
  const totalPages = Math.max(1, Math.ceil(all.length / asked))
  return {
    items: all.slice((page - 1) * asked, page * asked),
    page,
    size: asked,
    totalPages,
    more: page < totalPages,
  }
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

/** A page with its totals (§3.3, §5.2, §5.5, §8.1, §11.8). `pageSize` is how many are on it, as in all those samples. */
export function countedPage<T, W>(request: HonoRequest, all: T[], shape: (item: T) => W) {
  const { items, page, totalPages, more } = sliceOf(request, all)
  return {
    items: items.map(shape),
    currentPage: page,
    totalPages,
    pageSize: items.length,
    totalResults: all.length,
    nextPage: more,
    previousPage: page > 1,
  }
}

/** The file list's page (§9.1): no `totalPages`, and a `totalResults` that is always 0. */
export function fileListPage<T, W>(request: HonoRequest, all: T[], shape: (item: T) => W) {
  return { ...uncountedPage(request, all, shape, defaultSize), totalResults: 0 }
}

/** The approvals' page (§11.11): neither `totalPages` nor `totalResults`. */
export function uncountedPage<T, W>(request: HonoRequest, all: T[], shape: (item: T) => W, size = 5) {
  const { items, page, size: asked, more } = sliceOf(request, all, size)
  return {
    items: items.map(shape),
    currentPage: page,
    pageSize: asked,
    nextPage: more,
    previousPage: page > 1,
  }
}
