import { addressOf } from '../http/address.ts'
import { readWhole } from '../http/body.ts'
import type { Bytes } from '../http/bytes.ts'
import { malformed } from '../http/failures.ts'
import { jsonOf, readShape } from '../http/json.ts'
import type { HttpRequest } from '../http/request.ts'
import type { Transport } from '../http/transport.ts'
import { DOCUMENT_FILE, documentIn, isDocument, type WantedDocument } from './documents.ts'
import type { Operation } from './operation.ts'
import { REFUSED, refusalIn } from './refusal.ts'

/** Leave to act for one person, granted by their login. It cannot be renewed: `unauthorized` says it has run out. */
export interface Session {
  /** The bearer token. */
  accessToken: string
}

/** What comes in the place of a document's bytes is read up to here, in bytes: an error is short. */
const REFUSAL_BYTES = 64 * 1024

/** @returns how operations are called at `base`, for a session or without one. */
export function createCaller(base: URL, transport: Transport, clock: () => number) {
  async function send<Params extends object, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    session?: Session,
  ): Promise<Result> {
    const { label, method, path, query } = operation
    const request: HttpRequest = {
      service: 'intralinks',
      operation: label,
      method,
      url: addressOf(base, path, params, query),
      // 201 where something was created, which the guide shows in the body only.
      expect: [200, 201, ...REFUSED],
      ...contentOf(operation, params, session),
    }
    const answer = await transport.send(request)
    const said = jsonOf(answer.body)
    const refused = refusalIn(request, answer, said, clock())
    if (refused) throw transport.badAnswer(refused)
    const unreadable = (message: string) => transport.badAnswer(malformed(request, answer.status, message))
    if (said === undefined) throw unreadable('the body is not JSON')
    return readShape(said, operation.answer, unreadable)
  }

  async function openDocument(session: Session, wanted: WantedDocument): Promise<Bytes> {
    const request: HttpRequest = {
      service: 'intralinks',
      operation: DOCUMENT_FILE,
      method: 'GET',
      url: addressOf(base, DOCUMENT_FILE.slice('GET '.length), wanted, {}),
      expect: [200, ...REFUSED],
      // The bytes as they are stored, so that their length is that of the file.
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...authorization(session) },
    }
    const stream = await transport.open(request)
    if (stream.status === 200 && isDocument(stream, wanted)) return documentIn(stream)
    const body = await readWhole(stream.body, REFUSAL_BYTES)
    const said = body && jsonOf(body)
    throw transport.badAnswer(
      refusalIn(request, stream, said, clock()) ??
        malformed(request, stream.status, 'the body is not the document'),
    )
  }

  const call =
    <Params extends object, Result>(operation: Operation<Params, Result>) =>
    (session: Session, params: Params): Promise<Result> =>
      send(operation, params, session)

  return { call, callWithoutSession: send, openDocument }
}

function contentOf<Params>(
  { json, form }: Operation<Params, unknown>,
  params: Params,
  session: Session | undefined,
): Pick<HttpRequest, 'headers' | 'body'> {
  const headers = { accept: 'application/json', ...(session && authorization(session)) }
  const fields = form(params)
  if (fields) {
    const type = 'application/x-www-form-urlencoded'
    return { headers: { ...headers, 'content-type': type }, body: new URLSearchParams(fields).toString() }
  }
  const content = json(params)
  if (content === undefined) return { headers }
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(content) }
}

function authorization({ accessToken }: Session): { authorization: string } {
  return { authorization: `Bearer ${accessToken}` }
}
