import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'

export interface Answer {
  status: number
  body: string
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}

interface PostTerms {
  /** What it may take as a whole, in ms. */
  limitMs: number
  /** Which connection it goes over. One that was kept may be dead, and say so only when it is used. */
  connection: 'kept' | 'new'
}

export type Post = (headers: OutgoingHttpHeaders, body: string, terms: PostTerms) => Promise<Answer>

/**
 * Posts to one address over connections that are kept, where that is wanted. HTTP without encryption is for this machine.
 *
 * @returns posts once, and throws what Node throws.
 */
export function createPost(address: URL): Post {
  // Not imported, so that only what is used is loaded: HTTPS begins with 10 ms of reading root certificates.
  const { request: send, Agent } =
    address.protocol === 'http:'
      ? process.getBuiltinModule('node:http')
      : process.getBuiltinModule('node:https')
  // Node's own agent ends connections that were idle for 5 s. These last from one invocation to the next.
  const kept = new Agent({ keepAlive: true })
  const { hostname, port } = address
  return (headers, body, { limitMs, connection }) =>
    new Promise((resolve, reject) => {
      const agent = connection === 'kept' && kept
      const request = send({ hostname, port, method: 'POST', headers, agent })
      // Cheaper than a signal, which is listened to in several places and fires though the answer has come.
      const timer = setTimeout(() => request.destroy(new TimeoutError('its time was over')), limitMs)
      request.on('close', () => clearTimeout(timer))
      request.on('response', (response) => {
        readAnswer(response).then(resolve, reject)
      })
      request.on('error', reject)
      request.end(body)
    })
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  let body = ''
  for await (const chunk of response.setEncoding('utf8')) body += chunk
  return { status: response.statusCode ?? 0, body }
}
