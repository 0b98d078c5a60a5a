import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Invocation, invocationOf, nameCallers } from './invocation.ts'

/** What happens at one call that a function makes, which is where it awaits something. */
export interface CallFault {
  /** Which call, from 1, since the fault was set. */
  call: number
  /** Whether the function dies over it, or only the connection. */
  what: 'dies' | 'drops'
  /** Before the service was asked, or after it has done what it was asked for and before it could say so. */
  when: 'before' | 'after'
}

/** What the functions call. */
export const services = ['DynamoDB', 'SQS', 'Slack', 'Clinked', 'Intralinks'] as const
export type Service = (typeof services)[number]

/** Where the calls of the functions come in at DynamoDB, SQS, Slack, Clinked and Intralinks. */
export interface Door {
  /** Has the next calls counted, and the fault happen. @param fault none: they are only counted */
  watch(fault?: CallFault): void
  /** The calls since then, such as `SQS SendMessage`, but for those to a service that is stopped. */
  calls: string[]
  /** Answers of the pages and of the ingress, headers and all, since the last {@link watch}. */
  pages: string[]
  /** Cuts all connections of functions to a service, until told of another, or of none. */
  stop(service?: Service): void
  /** How many calls were cut by that, since the last {@link watch}. */
  cutOff: number
  /** Takes away the door. */
  remove(): void
}

/**
 * Stands at the door of all HTTP servers in this process. What is called by no {@link Invocation} passes.
 * @param appUrl where pages are asked for: each of these requests is an invocation, and so may be killed.
 */
export function standAtDoor(appUrl: string): Door {
  const stopNaming = nameCallers()
  const emit = Reflect.get(Server.prototype, 'emit') as CallableFunction
  let fault: CallFault | undefined
  let calls: string[] = []
  let pages: string[] = []
  let stopped: Service | undefined
  let cutOff = 0

  const pass = (server: Server, event: string, args: unknown[]): boolean =>
    Reflect.apply(emit, server, [event, ...args])

  function meet(server: Server, request: IncomingMessage, response: ServerResponse): boolean {
    const args = [request, response]
    if (portOf(server) === new URL(appUrl).port) return openPage(server, request, response)
    const caller = invocationOf(request.headers)
    if (!caller) return pass(server, 'request', args)
    // What is left of a function that was killed reaches nobody, and soon ends.
    if (caller.isDead) return cut(response)
    const name = nameOf(request)
    if (stopped && name.startsWith(stopped)) {
      cutOff += 1
      return cut(response)
    }
    calls.push(name)
    if (fault?.call !== calls.length) return pass(server, 'request', args)
    const { what, when } = fault
    const happen = (): boolean => {
      if (what === 'dies') caller.kill()
      return cut(response)
    }
    if (when === 'after') return pass(server, 'request', [request, muted(response, happen)])
    return happen()
  }

  function openPage(server: Server, request: IncomingMessage, response: ServerResponse): boolean {
    const args = [request, kept(response, (page) => pages.push(page))]
    if (!request.url?.startsWith('/connect/')) return pass(server, 'request', args)
    const page = new Invocation()
    page.death.catch(() => cut(response))
    // It rejects by that death alone.
    page.run(async () => pass(server, 'request', args)).catch(() => undefined)
    return true
  }

  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (event !== 'request') return pass(this, event, args)
    return meet(this, args[0] as IncomingMessage, args[1] as ServerResponse)
  } as Server['emit']

  return {
    watch(next) {
      fault = next
      calls = []
      pages = []
      cutOff = 0
    },
    get calls() {
      return calls
    },
    get pages() {
      return pages
    },
    get cutOff() {
      return cutOff
    },
    stop(service) {
      stopped = service
    },
    remove() {
      Reflect.deleteProperty(Server.prototype, 'emit')
      stopNaming()
    },
  }
}

function portOf(server: Server): string {
  return String((server.address() as AddressInfo | null)?.port)
}

/** Cuts the connection: no answer comes. */
function cut(response: ServerResponse): true {
  response.socket?.destroy()
  return true
}

/** Says nothing; when all would have been said, `happen`. */
function muted(response: ServerResponse, happen: () => void): ServerResponse {
  return Object.assign(response, {
    write: () => true,
    flushHeaders: () => undefined,
    end() {
      happen()
      return response
    },
  })
}

/** Keeps what is answered. */
function kept(response: ServerResponse, keep: (answer: string) => void): ServerResponse {
  const said: Buffer[] = []
  const heard = (name: 'write' | 'end') => {
    const speak = Reflect.get(response, name) as CallableFunction
    return (...args: unknown[]): unknown => {
      const [chunk] = args
      if (typeof chunk === 'string' || chunk instanceof Uint8Array)
        said.push(Buffer.from(chunk as Uint8Array))
      if (name === 'end') keep(`${JSON.stringify(response.getHeaders())}\n${Buffer.concat(said).toString()}`)
      return Reflect.apply(speak, response, args)
    }
  }
  return Object.assign(response, { write: heard('write'), end: heard('end') })
}

/** Names what is called, without ids and tokens: the service first. */
function nameOf({ headers, method, url = '' }: IncomingMessage): string {
  const target = String(headers['x-amz-target'] ?? '')
  const operation = target.slice(target.indexOf('.') + 1)
  if (target.startsWith('DynamoDB')) return `DynamoDB ${operation}`
  if (target.startsWith('AmazonSQS')) return `SQS ${operation}`
  const path = url.replace(/\?.*/, '').replaceAll(/[0-9a-f-]{20,}/g, '{token}')
  const [, first, ...rest] = path.split('/')
  if (first === 'clinked') return `Clinked ${method} /${rest.join('/')}`
  if (first === 'intralinks') return `Intralinks ${method} /${rest.join('/')}`
  return `Slack ${method} ${path}`
}
