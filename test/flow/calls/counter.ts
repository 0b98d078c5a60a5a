import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { nameOfCall } from './names.ts'

/** One request that a function has sent. */
export interface Call {
  /** Such as `DynamoDB`. */
  service: string
  /** Such as `GetItem`, or `GET /v3/shares`. */
  operation: string
  /** All of it, for those that only ask: the same twice is asked twice. */
  asked: string | undefined
}

/** What a function did for one event. */
export interface Invocation {
  /** Of the function. */
  name: string
  calls: Call[]
}

/** Notes every request that functions send, whatever client they send it with, and which invocation it was in. */
export function startCounter() {
  const invocations: Invocation[] = []
  const current = new AsyncLocalStorage<Invocation>()

  const onHttp = (message: unknown): void => {
    const { request } = message as { request: ClientRequest }
    const invocation = current.getStore()
    if (!invocation) return
    const address = `${request.protocol}//${request.host}${request.path}`
    const target = textOf(request.getHeader('x-amz-target'))
    const end = request.end.bind(request) as (...args: unknown[]) => ClientRequest
    // Only with its body is it told what is asked for.
    request.end = ((...args: unknown[]) => {
      invocation.calls.push(nameOfCall({ method: request.method, address, target, body: textOf(args[0]) }))
      return end(...args)
    }) as ClientRequest['end']
  }
  const onUndici = (message: unknown): void => {
    const { request } = message as { request: { origin: string; path: string; method: string } }
    const address = `${request.origin}${request.path}`
    current.getStore()?.calls.push(nameOfCall({ method: request.method, address, target: '', body: '' }))
  }
  subscribe('http.client.request.created', onHttp)
  subscribe('undici:request:create', onUndici)

  return {
    /** Notes what an invocation calls. */
    around<Answer>(name: string, invocation: () => Promise<Answer>): Promise<Answer> {
      const noted: Invocation = { name, calls: [] }
      invocations.push(noted)
      return current.run(noted, invocation)
    },
    /** Takes what was noted since the last time. */
    take: (): Invocation[] => invocations.splice(0),
    stop(): void {
      unsubscribe('http.client.request.created', onHttp)
      unsubscribe('undici:request:create', onUndici)
    },
  }
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString()
  return typeof value === 'string' ? value : ''
}
