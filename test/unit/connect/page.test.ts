import { describe, expect, test } from '@jest/globals'
import { connectedPage, connectPage, messagePage } from '../../../lib/connect/page.ts'
import { PROBLEMS } from '../../../lib/connect/problems.ts'

const somebody = { personName: 'Anna Keller', csrf: 'csrf-value' }
const inputOf = (page: string, name: string) => new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(page)?.[0]

test('text from outside is text on every page', () => {
  const hostile = `"><script>alert('&')</script>`
  const pages = [
    connectPage({
      personName: hostile,
      teamName: hostile,
      csrf: hostile,
      problem: 'refused',
      shareLink: hostile,
    }),
    connectedPage({ guestEmail: hostile, shares: [{ kind: hostile, name: hostile }] }),
    messagePage(hostile, hostile),
  ]
  for (const page of pages) {
    expect(page).not.toContain('<script')
    expect(page).toContain('&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)')
  }
})

describe('the form', () => {
  test('has the fields provider, csrf and share_link', () => {
    const page = connectPage(somebody)
    expect(inputOf(page, 'provider')).toContain('type="hidden" name="provider" value="clinked"')
    expect(inputOf(page, 'csrf')).toContain('type="hidden" name="csrf" value="csrf-value"')
    expect(inputOf(page, 'share_link')).toContain('required')
  })

  test('labels every field that is seen', () => {
    const page = connectPage({ ...somebody, asksPassword: true })
    const seen = [...page.matchAll(/<input id="(\w+)"/g)].map(([, id]) => id)
    expect(seen).toEqual(['share_link', 'share_password'])
    for (const id of seen) expect(page).toContain(`<label for="${id}">`)
  })

  test.each(['no_token', 'refused'] as const)('ties the error %s to the field of the link', (problem) => {
    const page = connectPage({ ...somebody, problem })
    expect(page).toContain(`id="error" role="alert">${PROBLEMS[problem].words}`)
    expect(inputOf(page, 'share_link')).toContain(
      'aria-describedby="error share_link_hint" aria-invalid="true"',
    )
    expect(page).toContain('<title>Error: Connect Clinked')
  })

  test.each(['rate_limited', 'unavailable', 'malformed'] as const)(
    'does not blame the link for %s',
    (problem) => {
      const page = connectPage({ ...somebody, problem })
      expect(page).toContain(PROBLEMS[problem].words)
      expect(inputOf(page, 'share_link')).not.toContain('aria-invalid')
    },
  )

  test('asks for a password only where one may be needed', () => {
    expect(connectPage({ ...somebody, asksPassword: true })).toContain(
      'name="share_password" type="password"',
    )
    expect(connectPage(somebody)).not.toContain('share_password')
  })
})

describe('the page after connecting', () => {
  const shares = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ kind: 'file', name: `File ${index + 1}.` }))

  test.each([
    [0, 'At the moment nothing is shared.'],
    [1, 'One thing is shared.'],
    [2, '2 things are shared.'],
  ])('counts %i', (count, words) => {
    expect(connectedPage({ shares: shares(count) })).toContain(words)
  })

  test('names twenty shares and counts the rest', () => {
    const page = connectedPage({ shares: shares(22) })
    expect(page).toContain('File 20.')
    expect(page).not.toContain('File 21.')
    expect(page).toContain('And 2 more.')
  })
})
