import { expect, test } from '@jest/globals'
import {
  type BrowserKey,
  keyCookie,
  nonceOf,
  readKey,
  stateOf,
  ticketIdIn,
} from '../../../lib/connect/browser-key.ts'
import { readIdentity } from '../../../lib/connect/identity.ts'
import { sha256 } from '../../../lib/store/keys.ts'

const key: BrowserKey = { ticket: 'the-ticket', secret: 'the_secret' }
const id = sha256(key.ticket)

/** The example in https://docs.slack.dev/reference/methods/openid.connect.token, and what it was asked for. */
const claims = {
  iss: 'https://slack.com',
  sub: 'U0R7MFMJM',
  aud: '25259531569.11152291',
  exp: 1626874955,
  iat: 1626874655,
  auth_time: 1626874655,
  nonce: 'abcd',
  at_hash: 'tUbyWGBHe0V32FJEupkgVQ',
  'https://slack.com/team_id': 'T0RR',
  'https://slack.com/user_id': 'U0JM',
}
const asked = { clientId: claims.aud, nonce: claims.nonce, now: 1626874655_000 }
const tokenOf = (payload: unknown) =>
  ['{}', JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

test('Slack’s own example of an ID token says who somebody is', () => {
  expect(readIdentity(tokenOf(claims), asked)).toEqual({ teamId: 'T0RR', userId: 'U0JM' })
})

test.each([
  ['from somebody else', { iss: 'https://slack.com.evil.example' }, 'refused'],
  ['for another app', { aud: '25259531569.99' }, 'refused'],
  ['that lapses now', { exp: asked.now / 1000 }, 'refused'],
  ['for another browser', { nonce: 'abcde' }, 'lost'],
  ['without a nonce', { nonce: undefined }, 'refused'],
  ['of nobody', { 'https://slack.com/user_id': undefined }, 'refused'],
  ['of no workspace', { 'https://slack.com/team_id': undefined }, 'refused'],
])('an ID token %s says nothing', (_, wrong, reason) => {
  const read = () => readIdentity(tokenOf({ ...claims, ...wrong }), asked)
  expect(read).toThrow(expect.objectContaining({ name: 'SignInError', reason }))
})

test.each(['', 'a.b.c', 'a', '..', `a.${Buffer.from('null').toString('base64url')}.c`])(
  'what is no ID token (%j) says nothing',
  (token) => {
    expect(() => readIdentity(token, asked)).toThrow(expect.objectContaining({ reason: 'refused' }))
  },
)

test('a key is a cookie that no script reads, no other site sends along in a form, and that lapses with its page', () => {
  expect(keyCookie(key, false)).toBe(
    `connect-${id.slice(0, 16)}=the-ticket.the_secret; Path=/; Max-Age=600; HttpOnly; SameSite=Lax`,
  )
})

test('over https no other host can set it, and it goes nowhere in the clear', () => {
  expect(keyCookie(key, true)).toMatch(/^__Host-connect-[0-9a-f]{16}=.*; Path=\/; .*; Secure$/)
})

test.each([true, false])('a browser’s key to a ticket is found among its cookies (https: %j)', (isSecure) => {
  const [own = ''] = keyCookie(key, isSecure).split(';')
  const [other = ''] = keyCookie({ ticket: 'another', secret: 'x' }, isSecure).split(';')
  expect(readKey(['a=b', other, own], id, isSecure)).toEqual(key)
  expect(readKey([other], id, isSecure)).toBeUndefined()
  expect(readKey([own], id, !isSecure)).toBeUndefined()
  expect(readKey(undefined, id, isSecure)).toBeUndefined()
})

test.each(['', 'the-ticket', 'the-ticket.', '.the_secret', 'another.the_secret'])(
  'a cookie of %j is no key to the ticket',
  (value) => {
    expect(readKey([`connect-${id.slice(0, 16)}=${value}`], id, false)).toBeUndefined()
  },
)

test('a state says which ticket it is about, and it and the nonce are of this browser and give no secret away', () => {
  const another = { ...key, secret: 'another' }
  expect(ticketIdIn(stateOf(key))).toBe(id)
  expect(stateOf(key)).not.toBe(stateOf(another))
  expect(nonceOf(key)).not.toBe(nonceOf(another))
  expect(stateOf(key)).not.toContain(nonceOf(key))
  for (const text of [stateOf(key), nonceOf(key)]) {
    expect(text).not.toContain(key.ticket)
    expect(text).not.toContain(key.secret)
  }
})
