import { listen, readRequest, sendJson } from '../loopback/serve.ts'

/** What the function answered; times are `performance.now()`, in ms. */
export interface Answered {
  answer: unknown
  /** When it was loaded and took the event. */
  takenAt: number
  /** When its answer came. */
  at: number
}

/** Lambda's side of one function. */
export interface RuntimeApi {
  /** For AWS_LAMBDA_RUNTIME_API. */
  host: string
  /** Resolves with the answer to the one event. @throws what the function says has gone wrong. */
  answered: Promise<Answered>
  stop(): Promise<void>
}

/**
 * The API that a function's runtime client asks for events. It has one event; who asks for another waits for ever, as for
 * a request that nobody makes.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 *
 * @param timeoutMs what the function is told that it has.
 */
export async function startRuntimeApi(event: object, timeoutMs: number): Promise<RuntimeApi> {
  const { promise: answered, resolve, reject } = Promise.withResolvers<Answered>()
  // Whoever waits for the answer hears of an error; that nobody waits yet is none.
  answered.catch(() => {})
  let takenAt: number | undefined

  const server = await listen(async (incoming, outgoing) => {
    const at = performance.now()
    const { path, body } = await readRequest(incoming)
    if (path.endsWith('/invocation/next')) {
      if (takenAt !== undefined) return
      takenAt = at
      outgoing.setHeader('Lambda-Runtime-Aws-Request-Id', crypto.randomUUID())
      outgoing.setHeader('Lambda-Runtime-Deadline-Ms', Date.now() + timeoutMs)
      outgoing.setHeader('Lambda-Runtime-Invoked-Function-Arn', FUNCTION_ARN)
      return sendJson(outgoing, event)
    }
    sendJson(outgoing, { status: 'OK' }, 202)
    if (path.endsWith('/response') && takenAt !== undefined) {
      resolve({ answer: JSON.parse(body.toString()), takenAt, at })
    } else reject(new Error(`The function failed: ${body.toString()}`))
  })
  return { host: new URL(server.url).host, answered, stop: () => server.stop() }
}

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:bench'
