import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Job, SlackBody } from '../../jobs/job.ts'
import { JobTooLargeError, type Queue } from '../../jobs/queue.ts'
import { type Acknowledgement, acknowledge } from './acknowledge.ts'
import { keep } from './keep.ts'
import { MalformedRequestError, parseBody } from './parse.ts'
import { isFromSlack } from './verify.ts'

export interface IngressServices {
  signingSecret: string
  queue: Pick<Queue, 'enqueue'>
  /** Epoch ms. */
  clock: () => number
}

/**
 * Takes a request from Slack: verify → parse → decide the answer → put what is needed of it on the queue → answer.
 * The job is on the queue before Slack hears 200, so a crash after that loses nothing; when the queue cannot
 * take it this throws, Slack sees a 5xx, tells the person, and sends an event again.
 *
 * @returns 200, 400 for a body that does not match its type, 401 for a signature that is not Slack's, 413 for more than
 *   the queue takes.
 */
export async function receive(
  event: APIGatewayProxyEventV2,
  { signingSecret, queue, clock }: IngressServices,
): Promise<APIGatewayProxyStructuredResultV2> {
  const now = clock()
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  const signature = event.headers['x-slack-signature']
  const timestamp = event.headers['x-slack-request-timestamp']
  if (!isFromSlack({ timestamp, signature, body }, signingSecret, now)) {
    return answer(401, 'The signature is not Slack’s.')
  }

  let request: SlackBody
  let acknowledgement: Acknowledgement
  try {
    request = parseBody(event.headers['content-type'], body)
    acknowledgement = acknowledge(request)
  } catch (error) {
    if (error instanceof MalformedRequestError) return answer(400, `The body is ${error.message}.`)
    throw error
  }

  if (acknowledgement.queue) {
    const job: Job = {
      version: 1,
      kind: 'slack',
      id: jobId(request, signature ?? ''),
      requestId: event.requestContext.requestId,
      receivedAt: now,
      body: keep(request),
    }
    try {
      await queue.enqueue(job, acknowledgement.delaySeconds)
    } catch (error) {
      if (error instanceof JobTooLargeError) return answer(413, 'The request is too large.')
      throw error
    }
  }
  return answer(200, acknowledgement.body)
}

/**
 * An event that Slack sends again has the same `event_id`; any other request sent again has the same signature.
 * The signature is hashed, for whoever reads the queue should not be able to replay the request.
 */
function jobId(request: SlackBody, signature: string): string {
  if (typeof request.event_id === 'string') return request.event_id
  return createHash('sha256').update(signature).digest('base64url')
}

function answer(statusCode: number, body: string): APIGatewayProxyStructuredResultV2 {
  const contentType = body.startsWith('{') ? 'application/json' : 'text/plain; charset=utf-8'
  return { statusCode, body, headers: { 'content-type': contentType } }
}
