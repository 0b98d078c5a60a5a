import { setTimeout as sleep } from 'node:timers/promises'
import { requireEnv } from '../config.ts'
import { AwsError, malformed, noAnswer, refusal } from './error.ts'
import { createPost } from './post.ts'
import { type Credentials, createSigner } from './sign.ts'

/** What each service is called in the header that names the operation, and its version of the protocol. */
const SERVICES = {
  kms: { target: 'TrentService', contentType: 'application/x-amz-json-1.1' },
  sqs: { target: 'AmazonSQS', contentType: 'application/x-amz-json-1.0' },
  ssm: { target: 'AmazonSSM', contentType: 'application/x-amz-json-1.1' },
} as const

type ServiceName = keyof typeof SERVICES

const TRIES = 3
/** The pause before the second try, in ms; it is twice that before the third. */
const PAUSE_MS = 50

/**
 * Has a service of AWS do something. What finds no answer, or is refused for the moment, is tried three times in all,
 * so it may be done more than once.
 *
 * @param operation as AWS calls it, such as `SendMessage`
 * @param input what the operation takes
 * @returns what it answers
 * @throws AwsError
 */
export type AwsCall = (operation: string, input: object) => Promise<unknown>

/**
 * Calls to one service of AWS over one pool of connections, with no more than the protocol needs: the SDK's client
 * takes longer to load than everything else that stands before an answer to Slack.
 *
 * Region, credentials and, on this machine, the address (`AWS_ENDPOINT_URL_SQS`) come from the environment, as for the
 * SDK. Unlike the SDK's, a call does not carry on Lambda's trace: Lambda takes 16 jobs of which each has put the next
 * on the queue for an endless loop, and stops them; a long zip is followed by more.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 *
 * @param tryMs what one try may take as a whole, in ms
 */
export function createAwsCall(service: ServiceName, { tryMs = 3_000 }: { tryMs?: number } = {}): AwsCall {
  const { target, contentType } = SERVICES[service]
  const region = requireEnv('AWS_REGION')
  const address = addressOf(service, region)
  const post = createPost(address)
  const sign = createSigner(service, region, address.host)

  const attempt = async (operation: string, body: string, tried: number): Promise<unknown> => {
    const action = `${service} ${operation}`
    const headers = { 'content-type': contentType, 'x-amz-target': `${target}.${operation}` }
    const signed = sign(headers, body, readCredentials(), new Date())
    // After Lambda has kept this function frozen, all connections that were kept may be dead.
    const connection = tried === 1 ? 'kept' : 'new'
    const answer = await post(signed, body, { limitMs: tryMs, connection }).catch((error: Error) => {
      throw noAnswer(action, error)
    })
    if (answer.status !== 200) throw refusal(action, answer)
    // Where there is nothing to say, nothing is said.
    if (answer.body === '') return {}
    try {
      return JSON.parse(answer.body)
    } catch {
      throw malformed(action, answer)
    }
  }

  return async (operation, input) => {
    const body = JSON.stringify(input)
    for (let tried = 1; ; tried++) {
      try {
        return await attempt(operation, body, tried)
      } catch (error) {
        if (!(error instanceof AwsError && error.isPassing) || tried === TRIES) throw error
        await sleep(PAUSE_MS * 2 ** (tried - 1) * (1 + Math.random() / 2))
      }
    }
  }
}

/** https://docs.aws.amazon.com/general/latest/gr/rande.html */
function addressOf(service: ServiceName, region: string): URL {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const given = process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`]
  return new URL(given || `https://${service}.${region}.${domain}`)
}

/** Those of this moment. Lambda's have a session token, others may not. */
function readCredentials(): Credentials {
  return {
    accessKeyId: requireEnv('AWS_ACCESS_KEY_ID'),
    secretAccessKey: requireEnv('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env.AWS_SESSION_TOKEN,
  }
}
