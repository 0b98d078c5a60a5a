import type { KnownBlock } from '@slack/types'
import { values } from '../values.ts'
import { actions, button, context } from './parts.ts'
import { mrkdwn } from './text.ts'

const ROWS_PER_PAGE = 10

/** A page of a list. */
interface ListPage<Item> {
  rows: Item[]
  /** What leads to the other pages; nothing where there are none. */
  turning: KnownBlock[]
}

interface ListOptions {
  rowsPerPage?: number
  /** What leads to a page; the page alone if left out. */
  pageValue?: (page: number) => string
}

const pageAlone = (p: number): string => values.page.write({ p })

/**
 * @param page from 1; past the last it is the last.
 * @param actionId of the buttons Previous and Next, followed by `:previous` and `:next`.
 */
export function listPage<Item>(
  items: Item[],
  page: number,
  actionId: string,
  { rowsPerPage = ROWS_PER_PAGE, pageValue = pageAlone }: ListOptions = {},
): ListPage<Item> {
  const pages = Math.max(1, Math.ceil(items.length / rowsPerPage))
  const shown = Math.min(page, pages)
  const first = (shown - 1) * rowsPerPage
  const rows = items.slice(first, first + rowsPerPage)
  if (pages === 1) return { rows, turning: [] }

  const to = (text: string, target: number) =>
    button({
      text,
      actionId: `${actionId}:${text.toLowerCase()}`,
      value: pageValue(target),
    })
  const buttons = [
    ...(shown > 1 ? [to('Previous', shown - 1)] : []),
    ...(shown < pages ? [to('Next', shown + 1)] : []),
  ]
  const range = context(mrkdwn`${first + 1}–${first + rows.length} of ${items.length}`)
  return { rows, turning: [range, actions(buttons)] }
}

/**
 * The page on which a row is, from 1.
 * @param index from 0; -1, for a row that is not there, is on the first page.
 */
export function pageOf(index: number): number {
  return Math.floor(Math.max(0, index) / ROWS_PER_PAGE) + 1
}
