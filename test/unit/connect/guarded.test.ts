import { afterEach, expect, jest, test } from '@jest/globals'
import { createStack, formOf, someShareToken } from './stack.ts'

const stack = createStack()
const link = { share_link: someShareToken() }

afterEach(() => {
  jest.useRealTimers()
  expect(stack.clinked.grants).toEqual([])
})

test('no page runs a script, loads anything, is framed, cached or told of', async () => {
  const { ticket } = await stack.ticketFor()
  const pages = [await stack.request('GET', ticket), await stack.request('GET', 'never-made')]
  for (const { headers, body } of pages) {
    expect(headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      ),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex',
      'strict-transport-security': 'max-age=31536000',
    })
    // The one link is to the other form on this page.
    expect(body?.replace('href="?provider=intralinks"', '')).not.toMatch(/<script|style="|src=|href=/)
  }
})

test.each([{ csrf: '' }, { csrf: 'guessed' }, { csrf: 'x'.repeat(43) }])(
  'a form with %j is refused',
  async (csrf) => {
    const { ticket } = await stack.ticketFor()
    const refused = await stack.fillIn(ticket, { ...link, ...csrf })
    expect(refused.statusCode).toBe(403)
    expect((await stack.request('GET', ticket)).statusCode).toBe(200)
  },
)

test('the form of one ticket does not fit another', async () => {
  const [one, other] = [await stack.ticketFor(), await stack.ticketFor()]
  const body = formOf(await stack.request('GET', one.ticket), link)
  expect((await stack.request('POST', other.ticket, { body })).statusCode).toBe(403)
})

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'https://shares.example.evil.example' },
  { origin: 'https://shares.example:8443' },
  { origin: 'not an origin' },
])('a form sent with %j is refused', async (headers) => {
  const { ticket } = await stack.ticketFor()
  expect((await stack.fillIn(ticket, link, { headers })).statusCode).toBe(403)
})

test('a form that is too large is refused', async () => {
  const { ticket } = await stack.ticketFor()
  expect((await stack.fillIn(ticket, { share_link: 'x'.repeat(8_192) })).statusCode).toBe(413)
})

test.each(['application/json', 'multipart/form-data; boundary=x', ''])(
  'a body of type %j is refused',
  async (type) => {
    const { ticket } = await stack.ticketFor()
    expect((await stack.fillIn(ticket, link, { headers: { 'content-type': type } })).statusCode).toBe(415)
  },
)

test.each([
  '',
  'provider=clinked',
  `share_link=${link.share_link}`,
  `provider=other&share_link=${link.share_link}`,
  `provider=intralinks&share_link=${link.share_link}`,
  'provider=intralinks&email=anna@northwind.example',
])('the body %j is not the form', async (body) => {
  const { ticket } = await stack.ticketFor()
  expect((await stack.request('POST', ticket, { body })).statusCode).toBe(400)
})

test('after ten minutes neither the page opens nor its form is taken', async () => {
  const { ticket } = await stack.ticketFor()
  const body = formOf(await stack.request('GET', ticket), link)
  jest.useFakeTimers({
    now: Date.now() + 600_000,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  })
  const late = [await stack.request('GET', ticket), await stack.request('POST', ticket, { body })]
  expect(late).toMatchObject([{ statusCode: 410 }, { statusCode: 410 }])
})
