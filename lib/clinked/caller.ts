import { Readable } from 'node:stream'
import { UpstreamError } from '../errors.ts'
import { addressOf } from '../http/address.ts'
import { malformed } from '../http/failures.ts'
import type { HttpRequest } from '../http/request.ts'
import type { Transport } from '../http/transport.ts'
import type { Call } from './answers.ts'
import type { Operation } from './operation.ts'
import { createRenewals, type Session } from './session.ts'
import { type KnownTokens, withoutTokens } from './share-token.ts'

/** @returns how operations are called at `base`: for a session, which is renewed as needed, or without one. */
export function createCaller(base: URL, transport: Transport) {
  const renew = createRenewals()
  const allowsPlainHttp = base.protocol === 'http:' && isLoopback(base.hostname)

  async function send<Params extends object, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    session?: Session,
  ): Promise<Result> {
    const { answer } = operation
    const request = toRequest(base, operation, params, session?.accessToken)
    const context = (status: number): Call => ({
      allowsPlainHttp,
      withoutTokens: (said) => (session ? withoutTokens(said, tokensOf(session, params)) : said),
      malformed: (message: string) => transport.badAnswer(malformed(request, status, message)),
    })
    if (answer.streamed) {
      const stream = await transport.open(request)
      return answer.read(stream, context(stream.status))
    }
    const whole = await transport.send(request)
    return answer.read(whole, context(whole.status))
  }

  function call<Params extends object, Result>(operation: Operation<Params, Result>) {
    return async (session: Session, params: Params): Promise<Result> => {
      const { accessToken } = session
      try {
        return await send(operation, params, session)
      } catch (error) {
        if (!(error instanceof UpstreamError && error.code === 'unauthorized')) throw error
        // A refused token did nothing, so even a write is safely sent again.
        await renew(session, accessToken)
        return send(operation, params, session)
      }
    }
  }

  return { call, callWithoutSession: send }
}

/** The token that a call is made with, and those that its session knows. */
function tokensOf({ shareTokens }: Session, params: object): KnownTokens {
  const own = 'shareToken' in params ? String(params.shareToken).toLowerCase() : undefined
  return { has: (token) => token === own || shareTokens?.has(token) === true }
}

function toRequest<Params extends object>(
  base: URL,
  operation: Operation<Params, unknown>,
  params: Params,
  accessToken: string | undefined,
): HttpRequest {
  const { label, method, path, query, body, answer, isBlock } = operation
  const content = body(params)
  const streamed = operation.content(params)
  return {
    service: 'clinked',
    operation: label,
    method,
    url: addressOf(base, path, params, query(params)),
    expect: answer.expect,
    isBlock,
    headers: {
      accept: answer.streamed ? '*/*' : 'application/json',
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...(streamed && { 'content-type': streamed.contentType, 'content-length': String(streamed.length) }),
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    ...(streamed && {
      body: Readable.from(streamed.bytes(), { objectMode: false }),
      timeLimitMs: streamed.timeLimitMs,
    }),
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
