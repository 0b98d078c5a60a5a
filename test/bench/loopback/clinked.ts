import { readFileSync } from 'node:fs'
import type { Answer, Request } from './serve.ts'

const sample = readFileSync(
  new URL('../../fixtures/clinked/2.1-list-shared-content.http', import.meta.url),
  'utf8',
)
const [share] = JSON.parse(sample.slice(sample.indexOf('[ {'))) as [object]

/** Clinked, where every connection has one share: the reference's own, by the token of the connection. */
export function answerAsClinked({ method, path, headers }: Request): Answer {
  if (`${method} ${path}` !== 'GET /v3/shares')
    throw new Error(`The stand-in of Clinked knows no ${method} ${path}.`)
  const tokenKey = String(headers.authorization).replace(/^Bearer /, '')
  return { name: 'GET /v3/shares', json: [{ ...share, tokenKey }] }
}
