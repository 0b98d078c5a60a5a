import { expect, jest, test } from '@jest/globals'
import { UpstreamError } from '../../../lib/errors.ts'
import { makeFolder } from '../../../lib/shares/save-file.ts'

type Services = Parameters<typeof makeFolder>[2]

const person = { teamId: 'T0ACME', userId: 'U1' }
const NOW = Date.UTC(2026, 9, 6)
const folder = { id: 7, friendlyName: 'Offers', contentType: '@folder', lastModified: NOW }
const refusal = new UpstreamError('answered so', {
  service: 'clinked',
  operation: '9.1 GET',
  code: 'rejected',
  mayHaveActed: false,
})

/** A delivery of a job whose earlier one died after it had sent its write; this is what a page of the folder holds. */
function laterDelivery(list: (asked: { page: number; orderBy?: string }) => object) {
  const asked: object[] = []
  const create = jest.fn(async () => ({ id: 8 }))
  const services = {
    clinked: {
      files: { create },
      fileList: {
        list: async (_: unknown, params: { page: number }) => {
          asked.push(params)
          return list(params)
        },
      },
    },
    writes: {
      begin: async () => ({ state: 'taken_over', at: NOW }),
      done: async () => {},
      letGo: async () => {},
    },
    audit: { append: async () => {} },
    clock: () => NOW,
    found: new Map([['T0ACME#U1#s', { share: { id: 's', entityId: 1, type: 'file' }, shareToken: 'token' }]]),
  } as unknown as Services
  const make = () => makeFolder(person, { key: 'k', share: { shareId: 's' }, name: 'Offers' }, services)
  return { make, asked, create }
}

test('a folder that was made already is found among the newest, and not made again', async () => {
  const { make, asked, create } = laterDelivery(({ page }) => ({
    items: [folder],
    currentPage: page,
    nextPage: true,
  }))
  await make()
  expect(create).not.toHaveBeenCalled()
  expect(asked).toMatchObject([{ page: 1, orderBy: 'lastModified', ascending: false }])
})

test('it is found, too, where Clinked does not take the order', async () => {
  const { make, asked, create } = laterDelivery(({ page, orderBy }) => {
    if (orderBy !== undefined) throw refusal
    return { items: page === 3 ? [folder] : [{ id: page }], currentPage: page, nextPage: page < 3 }
  })
  await make()
  expect(create).not.toHaveBeenCalled()
  expect(asked).toHaveLength(4)
})

test.each([
  ['does not end', (page: number) => page],
  ['does not turn its pages', () => 1],
])('where the list %s it is not read for ever, and nothing is made twice', async (_, turnTo) => {
  const { make, asked, create } = laterDelivery(({ page }) => ({
    items: [{ id: page }],
    currentPage: turnTo(page),
    nextPage: true,
  }))
  await expect(make()).rejects.toMatchObject({ code: 'too_long' })
  expect(create).not.toHaveBeenCalled()
  expect(asked.length).toBeLessThanOrEqual(25)
})
