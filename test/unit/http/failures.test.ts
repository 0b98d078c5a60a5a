import { expect, test } from '@jest/globals'
import { errors } from 'undici'
import { networkFailure } from '../../../lib/http/failures.ts'
import { writeTo } from './upstream.ts'

const request = writeTo(new URL('https://api.example/'))
const failed = (syscall: string) => Object.assign(new Error(), { code: 'E', syscall })

test.each([
  ['the name cannot be resolved', failed('getaddrinfo')],
  ['the connection is refused', failed('connect')],
  ['connecting takes too long', new errors.ConnectTimeoutError()],
  [
    'every address refuses',
    Object.assign(new AggregateError([failed('connect'), failed('connect')]), { code: 'E' }),
  ],
])('when %s, a write was certainly not acted on', (_, error) => {
  expect(networkFailure(request, error).mayHaveActed).toBe(false)
})

test.each([
  ['reading fails', failed('read')],
  ['the other side hangs up', new errors.SocketError('other side closed')],
  ['the cause is unknown', new Error('?')],
])('when %s, a write may have been acted on', (_, error) => {
  expect(networkFailure(request, error).mayHaveActed).toBe(true)
})
