import { describe, expect, test } from '@jest/globals'
import { linkConnectedPage, linkPage } from '../../../lib/connect/link-page.ts'
import { loginConnectedPage, loginPage } from '../../../lib/connect/login-page.ts'
import { messagePage } from '../../../lib/connect/page.ts'
import { LINK_PROBLEMS, LOGIN_PROBLEMS } from '../../../lib/connect/problems.ts'
import { signInPage, signInProblemPage, wrongPersonPage } from '../../../lib/connect/sign-in-pages.ts'

const somebody = { personName: 'Anna Keller', csrf: 'csrf-value', isMe: false }
const inputOf = (page: string, name: string) => new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(page)?.[0]
const seenFields = (page: string) => [...page.matchAll(/<input id="(\w+)"/g)].map(([, id]) => id)

test('text from outside is text on every page', () => {
  const hostile = `"><script>alert('&')</script>`
  const who = { personName: hostile, teamName: hostile, csrf: hostile, isMe: false }
  const pages = [
    linkPage({ ...who, problem: LINK_PROBLEMS.refused, shareLink: hostile }),
    loginPage({ ...who, problem: LOGIN_PROBLEMS.refused, email: hostile }),
    linkConnectedPage({ guestEmail: hostile, shares: [{ kind: hostile, name: hostile }] }),
    loginConnectedPage({ email: hostile, lastsMs: 1 }),
    messagePage(hostile, hostile),
    signInPage({ ...who, provider: 'clinked' }, hostile),
    wrongPersonPage(who, hostile),
    signInProblemPage('lost', hostile),
  ]
  for (const page of pages) {
    expect(page).not.toContain('<script')
    expect(page).toContain('&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)')
  }
})

describe('the form for a share link', () => {
  test('has the fields provider, csrf and share_link', () => {
    const page = linkPage(somebody)
    expect(inputOf(page, 'provider')).toContain('type="hidden" name="provider" value="clinked"')
    expect(inputOf(page, 'csrf')).toContain('type="hidden" name="csrf" value="csrf-value"')
    expect(inputOf(page, 'share_link')).toContain('required')
  })

  test('labels every field that is seen', () => {
    const page = linkPage({ ...somebody, asksPassword: true })
    const seen = seenFields(page)
    expect(seen).toEqual(['share_link', 'share_password', 'is_me'])
    for (const id of seen) expect(page).toContain(`<label for="${id}">`)
  })

  test.each(['no_token', 'refused'] as const)('ties the error %s to the field of the link', (name) => {
    const problem = LINK_PROBLEMS[name]
    const page = linkPage({ ...somebody, problem })
    expect(page).toContain(`id="error" role="alert">${problem.words}`)
    expect(inputOf(page, 'share_link')).toContain(
      'aria-describedby="error share_link_hint" aria-invalid="true"',
    )
    expect(page).toContain('<title>Error: Connect Clinked')
  })

  test.each(['rate_limited', 'unavailable', 'malformed'] as const)(
    'does not blame the link for %s',
    (name) => {
      const problem = LINK_PROBLEMS[name]
      const page = linkPage({ ...somebody, problem })
      expect(page).toContain(problem.words)
      expect(inputOf(page, 'share_link')).not.toContain('aria-invalid="true"')
    },
  )

  test('asks for a password only where one may be needed', () => {
    expect(linkPage({ ...somebody, asksPassword: true })).toContain('name="share_password" type="password"')
    expect(linkPage(somebody)).not.toContain('share_password')
  })
})

describe('the form for a login', () => {
  test('has the fields provider, csrf, email and password, as password managers know them', () => {
    const page = loginPage(somebody)
    expect(inputOf(page, 'provider')).toContain('type="hidden" name="provider" value="intralinks"')
    expect(inputOf(page, 'csrf')).toContain('type="hidden" name="csrf" value="csrf-value"')
    expect(inputOf(page, 'email')).toContain('autocomplete="username"')
    expect(inputOf(page, 'password')).toContain('type="password"')
    expect(inputOf(page, 'password')).toContain('autocomplete="current-password"')
  })

  test('labels every field that is seen', () => {
    const page = loginPage(somebody)
    const seen = seenFields(page)
    expect(seen).toEqual(['email', 'password', 'is_me'])
    for (const id of seen) expect(page).toContain(`<label for="${id}">`)
  })

  test.each([
    ['no_email', 'email', 'email'],
    ['no_password', 'password', 'password'],
    ['refused', 'password', 'password'],
  ] as const)('ties the error %s to its field, and starts there', (name, at, focus) => {
    const problem = LOGIN_PROBLEMS[name]
    const page = loginPage({ ...somebody, email: 'anna@northwind.example', problem })
    expect(page).toContain(`id="error" role="alert">${problem.words}`)
    expect(inputOf(page, at)).toContain(`aria-describedby="error ${at}_hint" aria-invalid="true"`)
    expect(inputOf(page, focus)).toContain(' autofocus')
    expect(page.match(/ autofocus/g)).toHaveLength(1)
  })

  test.each(['elsewhere', 'app_refused', 'rate_limited', 'unavailable', 'malformed'] as const)(
    'does not blame what was typed for %s',
    (name) => {
      const problem = LOGIN_PROBLEMS[name]
      const page = loginPage({ ...somebody, email: 'anna@northwind.example', problem })
      expect(page).toContain(problem.words)
      expect(page).not.toContain('aria-invalid="true"')
    },
  )

  test('offers to end the other session only where there is one, and Enter does not press that', () => {
    expect(loginPage(somebody)).not.toContain('end_other_sessions')
    const page = loginPage({ ...somebody, problem: LOGIN_PROBLEMS.elsewhere })
    const buttons = [...page.matchAll(/<button[^>]*>[^<]*/g)].map(([button]) => button)
    expect(buttons).toEqual([
      '<button>Connect',
      expect.stringMatching(/name="end_other_sessions" value="yes".*>End the other session and connect$/),
    ])
    expect(page).toContain('you are thrown out of Intralinks in your browser')
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
    expect(linkConnectedPage({ shares: shares(count) })).toContain(words)
  })

  test('names twenty shares and counts the rest', () => {
    const page = linkConnectedPage({ shares: shares(22) })
    expect(page).toContain('File 20.')
    expect(page).not.toContain('File 21.')
    expect(page).toContain('And 2 more.')
  })

  test('says how long a login lasts', () => {
    expect(loginConnectedPage({ email: 'anna@northwind.example', lastsMs: 3_599_000 })).toContain(
      'as <strong>anna@northwind.example</strong>, for 60 minutes.',
    )
  })
})
