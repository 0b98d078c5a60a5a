import { expect, test } from '@jest/globals'
import { createStack, formOf } from './stack.ts'

const stack = createStack()

const words = {
  down: 'Clinked does not answer at the moment.',
  busy: 'Clinked takes no more requests at the moment.',
  strange: 'Clinked sent an answer this app does not understand.',
}

test.each([
  ['/oauth/token', 'drop' as const, 503, words.down],
  ['/oauth/token', { status: 500 }, 503, words.down],
  ['/oauth/token', { status: 429 }, 503, words.busy],
  ['/oauth/token', { status: 200, body: '{}' }, 502, words.strange],
  ['/v3/shares', 'drop' as const, 503, words.down],
  ['/v3/shares', { status: 503, body: '<html>' }, 503, words.down],
  ['/v3/shares', { status: 200, body: 'null' }, 502, words.strange],
  ['/v3/shares', { status: 401 }, 422, 'Clinked did not accept this link.'],
])('trouble at %s (%j) is told, keeps nothing, and leaves another try', async (path, fault, status, told) => {
  const share_link = stack.someShare()
  stack.clinked.faults.set(path, fault)
  const { ticket, person } = await stack.ticketFor()
  const page = await stack.fillIn(ticket, { share_link })
  expect(page.statusCode).toBe(status)
  expect(page.body).toContain(told)
  expect(await stack.connections.list(person)).toEqual([])
  expect(await stack.jobs()).toEqual([])

  stack.clinked.faults.clear()
  await stack.endPause()
  const body = formOf(page, {})
  expect((await stack.request('POST', ticket, { body })).statusCode).toBe(200)
})

test('how long Clinked asks to wait is passed on', async () => {
  stack.clinked.faults.set('/oauth/token', { status: 429, headers: { 'retry-after': '30' } })
  const { ticket } = await stack.ticketFor()
  const page = await stack.fillIn(ticket, { share_link: stack.someShare() })
  expect(page.headers).toMatchObject({ 'retry-after': '30' })
})

test('whoever comes while Clinked takes no more requests is told so, and Clinked is left alone', async () => {
  stack.clinked.faults.set('/oauth/token', { status: 429, headers: { 'retry-after': '600' } })
  const { ticket } = await stack.ticketFor()
  const page = await stack.fillIn(ticket, { share_link: stack.someShare() })
  stack.clinked.faults.clear()

  const body = formOf(page, {})
  expect(await stack.request('POST', ticket, { body })).toMatchObject({
    statusCode: 503,
    body: expect.stringContaining(words.busy),
  })
  expect(stack.clinked.grants).toEqual([])

  await stack.endPause()
  expect((await stack.request('POST', ticket, { body })).statusCode).toBe(200)
})

test('who gave a password is asked for it again, not told it', async () => {
  const share_link = stack.someShare('s3cret')
  const { ticket } = await stack.ticketFor()
  const refused = await stack.fillIn(ticket, { share_link })
  stack.clinked.faults.set('/oauth/token', { status: 500 })
  const body = formOf(refused, { share_password: 's3cret' })
  const page = await stack.request('POST', ticket, { body })
  expect(page.statusCode).toBe(503)
  expect(page.body).not.toContain('s3cret')

  stack.clinked.faults.clear()
  const again = formOf(page, { share_password: 's3cret' })
  expect((await stack.request('POST', ticket, { body: again })).statusCode).toBe(200)
})
