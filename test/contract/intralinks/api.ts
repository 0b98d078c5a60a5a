import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createIntralinks, type Intralinks } from '../../../lib/intralinks/client.ts'
import { given, transportWith } from '../../unit/http/upstream.ts'

/** What the client sent. */
interface Received {
  /** Verb and address, as on the wire. */
  line: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Close the connection after this body, whatever length the headers promise. */
  isCut?: boolean
}

export const keys = { clientId: 'the-key', clientSecret: 'the-canary-secret' }
export const login = { email: 'joe_user@intralinks.com', password: 'canary & password' }
export const session = { accessToken: 'canary-token' }

/** A real server in Intralinks' place, for the length of the test, and the client that speaks to it. */
export async function apiThatAnswers(
  answer: Answer,
): Promise<{ intralinks: Intralinks; received: Received[] }> {
  const received: Received[] = []
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const line = `${request.method} ${request.url}`
    received.push({ line, headers: request.headers, body: await text(request) })
    const { status = 200, headers = {}, body = '', isCut } = answer
    response.writeHead(status, headers)
    if (isCut) response.write(body, () => setImmediate(() => response.destroy()))
    else response.end(body)
  }
  const { url } = await given((request, response) => {
    reply(request, response).catch((error: Error) => response.destroy(error))
  })
  const intralinks = createIntralinks({ ...keys, baseUrl: url.origin, transport: transportWith() })
  return { intralinks, received }
}

export function jsonAnswer(body: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** The guide's own sample of an answer. The one of the workspaces lacks its first brace there. */
export function sample(name: 'token' | 'workspaces' | 'entrance'): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../fixtures/intralinks/${name}.json`, import.meta.url), 'utf8'))
}
