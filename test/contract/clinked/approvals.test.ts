import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Api, sample, sampleWith, sessionOf, startApi } from './api.ts'

const file = { shareToken: '065a0e46-556c-4527-a2bb-74df5f4f49fa', file: 1 }

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

test('approval requests are listed version by version, with no word on how many there are (11.11)', async () => {
  api.answers(sample('11.11-list-approval-requests'))

  const { items, ...page } = await api.clinked.approvals.list(sessionOf(), file)

  expect(page).toEqual({ currentPage: 1, nextPage: false })
  expect(items).toMatchObject([
    {
      version: {
        id: 1,
        versionNumber: 1,
        summary: 'Initial version',
        lastModified: 1714721556086,
        size: 1024,
      },
      requests: [
        {
          id: 1,
          source: { name: 'Jack Bauer' },
          target: { name: 'Jack Bauer' },
          sourceName: 'jack.bauer@clinked.com',
          targetName: 'jack.bauer@clinked.com',
          type: 'ACCEPT_DECLINE',
          status: 'NONE',
          lastModified: 1714721556086,
        },
      ],
    },
  ])
})

test('an approval request is decided with a message, which is not repeated (11.12)', async () => {
  api.answers(sample('11.12-update-approval-request'))

  const decided = await api.clinked.approvals.update(sessionOf(), {
    ...file,
    request: 2,
    status: 'ACCEPT',
    parameters: 'Approved',
  })

  expect(decided).toMatchObject({
    id: 2,
    type: 'FILE_APPROVAL',
    status: 'ACCEPT',
    lastModified: 1714721555920,
  })
})

test('an approval request without a message sends none', async () => {
  api.answers(sample('11.12-update-approval-request'))
  await api.clinked.approvals.update(sessionOf(), { ...file, request: 2, status: 'DECLINE' })
  expect(JSON.parse(api.received[0]?.body ?? '')).toEqual({ status: 'DECLINE' })
})

test('a request of a deleted user, of a type nobody foresaw, is still one', async () => {
  const changes = { source: null, target: null, type: 'SIGNATURE', status: 'EXPIRED', account: null }
  api.answers(sampleWith('11.12-update-approval-request', changes))
  const request = await api.clinked.approvals.update(sessionOf(), { ...file, request: 2, status: 'MAYBE' })
  expect(request).toMatchObject({
    source: undefined,
    target: undefined,
    type: 'SIGNATURE',
    status: 'EXPIRED',
  })
})
