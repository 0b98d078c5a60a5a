import { afterAll, beforeEach, expect, jest, test } from '@jest/globals'
import { keepLog } from '../../faults/watch.ts'
import { allRows, asText } from '../../flow/table.ts'
import { createStack, formOf } from './stack.ts'

const log = keepLog().lines
const stack = createStack()
const EMAIL = 'canary@northwind.example'
const PASSWORD = 'canary-Kx7 &+ü'

beforeEach(() => {
  stack.intralinks.store.people.push({
    email: EMAIL,
    password: PASSWORD,
    firstName: 'Canary',
    lastName: 'Bird',
    organization: 'Northwind',
    isLocked: false,
    isAllowedOneSession: true,
    isInBrowser: true,
  })
})
afterAll(() => {
  jest.restoreAllMocks()
})

test('the password is in no table, queue, log or answer, however the login goes', async () => {
  const { ticket } = await stack.ticketFor({ provider: 'intralinks' })
  const answers = [await stack.request('GET', ticket)]
  const send = async (fields: Record<string, string>, button = '') => {
    const form = formOf(answers[0] ?? {}, { email: EMAIL, password: PASSWORD, ...fields })
    answers.push(await stack.request('POST', ticket, { body: form + button }))
  }
  for (const fault of [
    { status: 500 },
    { status: 403, body: { error: { code: 403, subcode: '017', message: `no: ${PASSWORD}` } } },
    { status: 200, body: { access_token: 17, email: EMAIL, password: PASSWORD } },
    { status: 200, body: PASSWORD },
    { drop: 'after' as const },
  ]) {
    stack.intralinks.faults.add({ match: {}, times: 1, ...fault })
    await send({})
  }
  await send({ email: 'canary' })
  await send({})
  await send({ csrf: 'another' })
  const halfway = await allRows()
  await send({}, '&end_other_sessions=yes')
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([
    200, 503, 422, 502, 502, 503, 422, 409, 403, 200,
  ])

  const { accessToken } = stack.intralinks.store.grants[0] ?? { accessToken: '' }
  expect(accessToken).not.toBe('')
  const everything = [halfway, await allRows(), await stack.jobs(), log, answers].map(asText)
  expect(log.join('')).toContain('/v2/oauth/token')
  for (const text of everything) {
    expect(text).not.toContain('canary-Kx7')
    expect(text).not.toContain(accessToken)
    expect(text).not.toContain('unit-client-secret')
  }
})
