import { expect, test } from '@jest/globals'
import { parseShareToken } from '../../../lib/clinked/share-token.ts'

const token = '5bcf0f7a-ebf3-45cc-aa1e-096281b2b1a9'
const another = '6636ce64-66ba-441c-a231-db9908b4c30e'

test.each([
  token,
  `  ${token}\n`,
  token.toUpperCase(),
  `https://app.clinked.example/share/${token}`,
  `https://app.clinked.example/share/${token}/`,
  `https://app.clinked.example/?token=${token}&lang=en`,
  `https://app.clinked.example/#/shares/${token}`,
  `https://app.clinked.example/login?next=https%3A%2F%2Fapp.clinked.example%2F${token}`,
  `<https://app.clinked.example/share/${token}|the plans>`,
  `Here it is: ${token}.`,
  `${token} (${token})`,
])('the share token is found in "%s"', (text) => {
  expect(parseShareToken(text)).toBe(token)
})

test.each([
  '',
  'https://app.clinked.example/share/',
  token.slice(1),
  `${token}0`,
  `a${token}`,
  token.replaceAll('-', ''),
  `${token} ${another}`,
])('no share token is found in "%s"', (text) => {
  expect(parseShareToken(text)).toBeUndefined()
})
