import { errors } from 'undici'
import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import type { AnswerHeaders, HttpRequest } from './request.ts'
import { parseRetryAfter } from './retry-after.ts'

/** Whether the method only reads (RFC 9110 §9.2.1): such a request acts on nothing, and may be sent again. */
export function isSafe(method: HttpRequest['method']): boolean {
  return method === 'GET' || method === 'HEAD'
}

/**
 * An answer came, and it is not one the caller expects.
 *
 * @param now epoch ms, for a `Retry-After` that names a date
 */
export function refusal(
  request: HttpRequest,
  status: number,
  headers: AnswerHeaders,
  now: number,
): UpstreamError {
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now)
  const isBlock = request.isBlock?.(status, headers) ?? false
  const code = isBlock ? 'rate_limited' : codeOf(status, retryAfterMs !== undefined)
  return new UpstreamError(`answered ${status}`, {
    service: request.service,
    operation: request.operation,
    code,
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    // A 4xx says no before anything is done; behind a 5xx, or an answer nobody foresaw, the write may stand.
    mayHaveActed: !isSafe(request.method) && !(status >= 400 && status < 500),
  })
}

function codeOf(status: number, asksToWait: boolean): UpstreamErrorCode {
  if (status < 400) return 'malformed'
  if (status === 401) return 'unauthorized'
  if (status === 403) return asksToWait ? 'rate_limited' : 'forbidden'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 408 || status >= 500) return 'unavailable'
  if (status === 429) return 'rate_limited'
  return 'rejected'
}

/**
 * Whether an error is the network's doing, rather than a mistake of ours that must not be taken for it: errors of the
 * network carry a code, and undici names a request that cannot be sent at all in its own way.
 */
export function isNetworkFailure(error: unknown): boolean {
  return codeIn(error) !== undefined && !(error instanceof errors.InvalidArgumentError)
}

/** No whole answer came. The cause is named by its code only: an error of the network may quote what was sent. */
export function networkFailure(request: HttpRequest, error: unknown): UpstreamError {
  return new UpstreamError(`no answer (${codeIn(error) ?? 'unknown cause'})`, {
    service: request.service,
    operation: request.operation,
    code: 'unavailable',
    mayHaveActed: !isSafe(request.method) && !neverLeft(error),
  })
}

/** There is no permit to send the request with: it stays here. */
export function outOfBudget(request: HttpRequest, retryAfterMs: number): UpstreamError {
  return new UpstreamError('not sent: the request budget is used up or paused', {
    service: request.service,
    operation: request.operation,
    code: 'rate_limited',
    retryAfterMs,
    mayHaveActed: false,
  })
}

/** The answer took longer than the time limit. */
export function timeLimitExceeded(request: HttpRequest, timeLimitMs: number): UpstreamError {
  return new UpstreamError(`no answer within ${timeLimitMs} ms`, {
    service: request.service,
    operation: request.operation,
    code: 'unavailable',
    mayHaveActed: !isSafe(request.method),
  })
}

/** The answer came and cannot be read. `message` names the field or the rule that is broken, never the value. */
export function malformed(request: HttpRequest, status: number, message: string): UpstreamError {
  return new UpstreamError(message, {
    service: request.service,
    operation: request.operation,
    code: 'malformed',
    status,
    mayHaveActed: !isSafe(request.method),
  })
}

/** The answer came and is longer than `limit` bytes, which is all that is read of one. */
export function tooLong(request: HttpRequest, status: number, limit: number): UpstreamError {
  return new UpstreamError(`body is longer than ${limit} bytes`, {
    service: request.service,
    operation: request.operation,
    code: 'too_long',
    status,
    mayHaveActed: !isSafe(request.method),
  })
}

/** True only where no connection was made: then nothing of the request can have reached the upstream. */
function neverLeft(error: unknown): boolean {
  if (error instanceof errors.ConnectTimeoutError) return true
  // Several addresses were tried, and each has an error of its own.
  const tried = property(error, 'errors')
  if (Array.isArray(tried)) return tried.length > 0 && tried.every(neverLeft)
  const systemCall = property(error, 'syscall')
  return systemCall === 'connect' || systemCall === 'getaddrinfo'
}

function codeIn(error: unknown): string | undefined {
  const code = property(error, 'code')
  return typeof code === 'string' ? code : undefined
}

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}
