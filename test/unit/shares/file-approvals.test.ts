import { expect, test } from '@jest/globals'
import type { Clinked } from '../../../lib/clinked/client.ts'
import { findApproval, listApprovals } from '../../../lib/shares/file-approvals.ts'
import type { ShareAccess } from '../../../lib/shares/list-shares.ts'
import { numbers } from './upstream.ts'

const access = { share: { guestEmail: 'anna@northwind.example' }, session: {}, shareToken: 'token' }
const file = { id: 3, friendlyName: 'Plan.pdf' }

/** A file of which each of so many versions is to be approved; five to a page, the oldest first as in §5.5. */
function upstream(versions: number, turnsPages = true) {
  const asked: object[] = []
  const list = async (_: unknown, params: { page?: number }) => {
    asked.push(params)
    const page = turnsPages ? (params.page ?? 1) : 1
    const items = numbers(versions).slice((page - 1) * 5, page * 5)
    return {
      items: items.map((versionNumber) => ({
        version: { versionNumber },
        requests: [{ id: versionNumber, status: 'NONE', targetName: 'Anna@Northwind.example' }],
      })),
      currentPage: page,
      nextPage: page * 5 < versions,
    }
  }
  const clinked = { approvals: { list } } as unknown as Clinked
  return {
    asked,
    read: () => listApprovals(clinked, access as ShareAccess, file),
    find: (request: number) => findApproval(clinked, access as ShareAccess, file, request),
  }
}

test('of a file with many versions all requests are read, the newest version first', async () => {
  const { read, asked } = upstream(12)
  const { approvals, isWhole } = await read()
  expect(approvals.map(({ version }) => version.versionNumber)).toEqual(numbers(12).reverse())
  expect(isWhole).toBe(true)
  expect(asked).toEqual([
    { shareToken: 'token', file: 3 },
    { shareToken: 'token', file: 3, page: 2 },
    { shareToken: 'token', file: 3, page: 3 },
  ])
})

test('one request is found among them, or is gone', async () => {
  await expect(upstream(12).find(12)).resolves.toMatchObject({ request: { id: 12 } })
  await expect(upstream(12).find(13)).resolves.toBeUndefined()
})

test('where Clinked takes no page here, nothing is said of what is on the others', async () => {
  const { read, find } = upstream(12, false)
  const { approvals, isWhole } = await read()
  expect(approvals).toHaveLength(5)
  expect(isWhole).toBe(false)
  await expect(find(5)).resolves.toMatchObject({ request: { id: 5 } })
  await expect(find(12)).rejects.toMatchObject({ code: 'too_long' })
})
