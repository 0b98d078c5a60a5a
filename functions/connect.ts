import { randomBytes } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { SQSClient } from '@aws-sdk/client-sqs'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { createClinked } from '../lib/clinked/client.ts'
import { requireEnv } from '../lib/config.ts'
import type { ConnectServices } from '../lib/connect/connect-account.ts'
import { handle } from '../lib/connect/handle.ts'
import { messagePage } from '../lib/connect/page.ts'
import { pageAnswer } from '../lib/connect/respond.ts'
import { createTransport } from '../lib/http/transport.ts'
import { createQueue } from '../lib/jobs/queue.ts'
import { createSealer } from '../lib/secrets/create-sealer.ts'
import { createConnectionStore } from '../lib/store/connections.ts'
import { createDocumentClient } from '../lib/store/table.ts'
import { createTicketStore } from '../lib/store/tickets.ts'

/** GET and POST /connect/{ticket}: the page where a person connects an account. */
const logger = new Logger({ serviceName: 'shares-for-slack' })
const clock = () => Date.now()
const random = () => randomBytes(32).toString('base64url')
const store = { table: requireEnv('TABLE_NAME'), client: createDocumentClient(), clock }
// In ms: a person waits, and Clinked's two calls leave the function time to answer that it is down.
const transport = createTransport({
  limits: { connectMs: 2_000, headersMs: 5_000, bodyMs: 5_000, totalMs: 5_000 },
  onRequest: (request) => logger.info('upstream', { request }),
})

const services: ConnectServices = {
  clinked: createClinked({ baseUrl: requireEnv('CLINKED_API_URL'), transport }),
  connections: createConnectionStore({ ...store, sealer: createSealer(process.env) }),
  tickets: createTicketStore({ ...store, random }),
  queue: createQueue(new SQSClient(), requireEnv('QUEUE_URL')),
  clock,
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(injectLambdaContext(logger))
  .onError((request) => {
    logger.error('the connect page failed', request.error as Error)
    request.response = pageAnswer(
      500,
      messagePage(
        'Something went wrong',
        'This is not your doing. Reload this page in a minute to try again.',
      ),
    )
  })
  .handler((event) => handle(event, services))
