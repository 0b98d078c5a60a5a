import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'

/** The header that says whose call it is. Only these tests set and read it. */
const INVOCATION = 'x-test-invocation'

const current = new AsyncLocalStorage<Invocation>()
const known = new Map<string, Invocation>()
const underWay = new Set<Promise<unknown>>()

/** An invocation was killed: nothing of it answers any more. */
export class KilledError extends Error {
  override readonly name = 'KilledError'
}

/** One invocation of a function, which may be killed as Lambda kills one: in the middle, and without a word. */
export class Invocation {
  readonly id = randomUUID()
  #death = Promise.withResolvers<never>()
  #isDead = false

  constructor() {
    known.set(this.id, this)
    // A death that nobody waits for is no failure of the test.
    this.#death.promise.catch(() => undefined)
  }

  get isDead(): boolean {
    return this.#isDead
  }

  /** Rejects with a KilledError, if ever. */
  get death(): Promise<never> {
    return this.#death.promise
  }

  /** None of its calls gets through or is answered from here on. */
  kill(): void {
    this.#isDead = true
    this.#death.reject(new KilledError('Killed.'))
  }

  /**
   * Runs a function's handler: all it calls, now and later, is known as this invocation's.
   * @throws KilledError; what the handler throws.
   */
  async run<Result>(handler: () => Promise<Result>): Promise<Result> {
    const work = current.run(this, handler)
    underWay.add(work)
    work.then(
      () => underWay.delete(work),
      () => underWay.delete(work),
    )
    return Promise.race([work, this.death])
  }
}

/**
 * What was killed still runs here, for it has no process of its own, and shares its memory with those that come after.
 * @returns when none of it does any more: soon, since none of its calls gets through.
 */
export async function lastBreaths(): Promise<void> {
  await Promise.allSettled(underWay)
}

/** @returns whose call this is, or undefined where it is none of a function that is being watched. */
export function invocationOf(headers: NodeJS.Dict<string | string[]>): Invocation | undefined {
  return known.get(String(headers[INVOCATION]))
}

/** From here on each call that an invocation makes says whose it is. @returns ends that. */
export function nameCallers(): () => void {
  const overHttp = (message: unknown): void => {
    const { request } = message as { request: ClientRequest }
    const invocation = current.getStore()
    if (invocation) request.setHeader(INVOCATION, invocation.id)
  }
  const overUndici = (message: unknown): void => {
    const { request } = message as { request: { addHeader(name: string, value: string): void } }
    const invocation = current.getStore()
    if (invocation) request.addHeader(INVOCATION, invocation.id)
  }
  subscribe('http.client.request.created', overHttp)
  subscribe('undici:request:create', overUndici)
  return () => {
    unsubscribe('http.client.request.created', overHttp)
    unsubscribe('undici:request:create', overUndici)
    known.clear()
  }
}
