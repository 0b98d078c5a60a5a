import { json } from './answers.ts'
import { File } from './file.ts'
import { operation } from './operation.ts'
import { page } from './shapes.ts'

interface Listing {
  /** From 1. */
  page?: number | undefined
  size?: number | undefined
  orderBy?: string | undefined
  ascending?: boolean | undefined
  /** More to load with each file; how is not given. */
  columns?: string | undefined
  name?: string | undefined
  /** Id of the folder. */
  parent?: number | undefined
}

export const listFiles = operation('9.1 GET /v3/shares/{shareToken}/fileList', json(200, page(File)), {
  query: ({ page, size, orderBy, ascending, columns, name, parent }: Listing) => ({
    page,
    size,
    orderBy,
    ascending,
    columns,
    name,
    parent,
  }),
})
