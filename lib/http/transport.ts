import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, type Dispatcher, request as send } from 'undici'
import { UpstreamError } from '../errors.ts'
import { readWhole, translateErrors } from './body.ts'
import { isNetworkFailure, isSafe, networkFailure, refusal, timeLimitExceeded, tooLong } from './failures.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import type { AnswerHeaders, HttpAnswer, HttpRequest, HttpStream, RequestRecord } from './request.ts'
import type { RequestBudget } from './request-budget.ts'

export interface TransportOptions {
  limits?: Partial<Limits>
  /** Epoch ms. */
  clock?: () => number
  /** From 0 up to, not including, 1. */
  random?: () => number
  /** Told of every try, for the log. It is given no URL. */
  onRequest?: (record: RequestRecord) => void
  /** Told of an answer that was found to be a failure only when it was read. */
  onBadAnswer?: (error: UpstreamError) => void
  /** The budget that each try of a request draws from, if any. */
  budgetFor?: (request: HttpRequest) => RequestBudget | undefined
}

/** Sends requests to upstreams. Redirects are answers: none is followed. */
export interface Transport {
  /**
   * Sends the request and reads the answer to its end. A read (GET, HEAD) that finds no answer is tried once more.
   *
   * @throws UpstreamError; whatever the store of the request's budget throws.
   */
  send(request: HttpRequest): Promise<HttpAnswer>
  /**
   * The same, with the body left to be read: for what may be large.
   *
   * @throws as `send`.
   */
  open(request: HttpRequest): Promise<HttpStream>
  /** For whoever reads an answer and finds a failure in it: tells `onBadAnswer`. @returns the error, to be thrown */
  badAnswer(error: UpstreamError): UpstreamError
  /** Ends all connections once their requests are done. */
  close(): Promise<void>
}

/** @returns a transport with its own pool of connections; share one per process. */
export function createTransport(options: TransportOptions = {}): Transport {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const { clock = Date.now, random = Math.random, onRequest, onBadAnswer, budgetFor } = options
  const pool = {
    // Whoever has connected a hundred links waits for the slowest of them, not for one after the other.
    connections: 128,
    connect: { timeout: limits.connectMs },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    // One request at a time per connection, so that a dropped connection concerns one request only.
    allowH2: false,
  }
  const reads = new Agent(pool)
  // A function that slept on Lambda wakes with connections the upstream has closed meanwhile. A read is simply tried
  // again; a write that met one could not tell whether it arrived, so every write gets a fresh connection.
  const writes = new Agent({ ...pool, pipelining: 0 })

  async function withRetry<Answer>(
    request: HttpRequest,
    read: (answer: Dispatcher.ResponseData, headers: AnswerHeaders) => Promise<Answer>,
  ): Promise<Answer> {
    const deadline = clock() + (request.timeLimitMs ?? limits.totalMs)
    try {
      return await attemptInBudget(request, 1, deadline, read)
    } catch (error) {
      const pauseMs = limits.retryDelayMs * (1 + random() / 2)
      if (!isWorthAnotherTry(request, error) || clock() + pauseMs >= deadline) throw error
      await sleep(pauseMs)
      return attemptInBudget(request, 2, deadline, read)
    }
  }

  async function attemptInBudget<Answer>(
    request: HttpRequest,
    attemptNumber: number,
    deadline: number,
    read: (answer: Dispatcher.ResponseData, headers: AnswerHeaders) => Promise<Answer>,
  ): Promise<Answer> {
    const budget = budgetFor?.(request)
    await budget?.take(request)
    try {
      return await attempt(request, attemptNumber, deadline, read)
    } catch (error) {
      if (error instanceof UpstreamError && error.code === 'rate_limited') {
        await budget?.pause(error.retryAfterMs)
      }
      throw error
    }
  }

  async function attempt<Answer>(
    request: HttpRequest,
    attemptNumber: number,
    deadline: number,
    read: (answer: Dispatcher.ResponseData, headers: AnswerHeaders) => Promise<Answer>,
  ): Promise<Answer> {
    const startedAt = clock()
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), Math.max(0, deadline - startedAt))
    let status: number | undefined
    let failure: UpstreamError | undefined
    try {
      const answer = await send(request.url, {
        dispatcher: isSafe(request.method) || isStream(request) ? reads : writes,
        method: request.method,
        headers: { 'user-agent': 'shares-for-slack', ...request.headers },
        body: request.body ?? null,
        signal: abort.signal,
        ...(request.timeLimitMs === undefined ? {} : { headersTimeout: request.timeLimitMs }),
      })
      status = answer.statusCode
      const headers = toHeaders(answer.headers)
      if (!request.expect.includes(status)) {
        await answer.body.dump()
        throw refusal(request, status, headers, clock())
      }
      return await read(answer, headers)
    } catch (error) {
      if (error instanceof UpstreamError) failure = error
      else if (abort.signal.aborted)
        failure = timeLimitExceeded(request, request.timeLimitMs ?? limits.totalMs)
      else if (isNetworkFailure(error)) failure = networkFailure(request, error)
      throw failure ?? error
    } finally {
      clearTimeout(timer)
      onRequest?.({
        service: request.service,
        operation: request.operation,
        attempt: attemptNumber,
        ms: clock() - startedAt,
        ...(status === undefined ? {} : { status }),
        ...(failure === undefined ? {} : { code: failure.code }),
      })
    }
  }

  return {
    send: (request) =>
      withRetry(request, async (answer, headers) => {
        const body = await readWhole(answer.body, limits.bodyBytes)
        if (body !== undefined) return { status: answer.statusCode, headers, body }
        throw tooLong(request, answer.statusCode, limits.bodyBytes)
      }),
    open: (request) =>
      withRetry(request, async (answer, headers) => ({
        status: answer.statusCode,
        headers,
        body: translateErrors(answer.body, (error) => networkFailure(request, error)),
      })),
    badAnswer: (error) => {
      onBadAnswer?.(error)
      return error
    },
    close: async () => {
      await Promise.all([reads.close(), writes.close()])
    },
  }
}

/**
 * A long body may be refused before it is all sent. On a connection that is to be closed after the answer, the server
 * closes it there and then, and its refusal is lost in the error of the next write; so it goes where others follow.
 */
function isStream({ body }: HttpRequest): boolean {
  return body !== undefined && typeof body !== 'string'
}

/** An upstream that asks for a pause gets it: the caller decides how to wait, and nothing sleeps here for long. */
function isWorthAnotherTry(request: HttpRequest, error: unknown): boolean {
  return (
    isSafe(request.method) &&
    error instanceof UpstreamError &&
    error.code === 'unavailable' &&
    error.retryAfterMs === undefined
  )
}

/** Not `Headers`, which come with a whole undici that is in Node: a cold start would load that for them, in 20 ms. */
function toHeaders(raw: Dispatcher.ResponseData['headers']): AnswerHeaders {
  const header = (name: string) => raw[name.toLowerCase()]
  return {
    get(name) {
      const value = header(name)
      return value === undefined ? null : [value].flat().join(', ')
    },
    has: (name) => header(name) !== undefined,
  }
}
