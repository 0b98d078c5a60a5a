import { describe, expect, test } from '@jest/globals'
import { AuthorizationError, InvalidStateError, MissingCodeError, MissingStateError } from '@slack/oauth'
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { addedPage, addedToOrganisationPage, addPage, problemPage } from '../../../lib/install/pages.ts'
import { PROBLEMS, problemOf } from '../../../lib/install/problems.ts'

test('text from outside is text on every page', () => {
  const hostile = `"><script>alert('&')</script>`
  const pages = [
    addPage(hostile),
    addedPage({ name: hostile, teamId: hostile, appId: hostile }),
    addedToOrganisationPage({ name: hostile, enterpriseId: hostile, appId: hostile }),
  ]
  for (const page of pages) {
    expect(page).not.toContain('<script')
    expect(page).toContain('&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)')
  }
})

test.each(Object.entries(PROBLEMS))(
  'the page for %s says what happened and what to do next',
  (_, problem) => {
    const page = problemPage(problem)

    expect(page).toContain(problem.words)
    expect(page.includes('href="/slack/install"') || /ask whoever|tell whoever/.test(page)).toBe(true)
  },
)

describe('what stood in the way', () => {
  const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error })

  test.each([
    ['the person, who cancelled', PROBLEMS.cancelled, new AuthorizationError('cancelled')],
    ['a state that is used', PROBLEMS.lost, new InvalidStateError('used')],
    ['a state that is not there', PROBLEMS.lost, new MissingStateError('none')],
    ['a code that is not there', PROBLEMS.lost, new MissingCodeError('none')],
    ['a code that Slack does not take', PROBLEMS.lost, refusal('invalid_code')],
    ['a secret that Slack does not take', PROBLEMS.refused, refusal('bad_client_secret')],
    ['no answer', PROBLEMS.unavailable, new WebAPIRequestError(new Error('socket'))],
    ['an error of Slack’s', PROBLEMS.unavailable, new WebAPIHTTPError(503, 'Unavailable', {})],
    ['too many requests', PROBLEMS.unavailable, new WebAPIRateLimitedError(30)],
    ['something of our own', undefined, new Error('the table')],
  ])('is read from the error: %s', (_, problem, error) => {
    expect(problemOf(error)).toBe(problem)
  })
})
