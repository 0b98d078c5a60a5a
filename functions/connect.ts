import { randomBytes } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import { WebClient } from '@slack/web-api'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { createAwsCall } from '../lib/aws/call.ts'
import { createClinked } from '../lib/clinked/client.ts'
import { createClinkedBudget } from '../lib/clinked/request-budget.ts'
import { intralinksKeys, requireEnv, slackKeys } from '../lib/config.ts'
import type { ConnectServices } from '../lib/connect/connect-account.ts'
import { handle } from '../lib/connect/handle.ts'
import { messagePage } from '../lib/connect/page.ts'
import { pageAnswer } from '../lib/connect/respond.ts'
import { createSignIn, type SignIn } from '../lib/connect/sign-in.ts'
import { createTransport } from '../lib/http/transport.ts'
import { createIntralinks } from '../lib/intralinks/client.ts'
import { createQueue } from '../lib/jobs/queue.ts'
import { createMetrics, recordRequests } from '../lib/metrics.ts'
import { createSealer } from '../lib/secrets/create-sealer.ts'
import { fromSettings } from '../lib/settings.ts'
import { boltLogger } from '../lib/slack/log.ts'
import { webClientOptions } from '../lib/slack/web-client.ts'
import { createConnectionStore } from '../lib/store/connections.ts'
import { createRequestLedgerStore } from '../lib/store/request-ledger.ts'
import { createDocumentClient } from '../lib/store/table.ts'
import { createTicketStore } from '../lib/store/tickets.ts'

/** GET and POST /connect/{ticket}: the page where a person connects an account, once Slack has said who they are. */
const logger = new Logger({ serviceName: 'shares-for-slack' })
const clock = () => Date.now()
const random = () => randomBytes(32).toString('base64url')
const store = { table: requireEnv('TABLE_NAME'), client: createDocumentClient(), clock }
const clinkedUrl = requireEnv('CLINKED_API_URL')
const ledger = createRequestLedgerStore({ ...store, upstream: 'clinked' })
const { budgetFor } = createClinkedBudget({ baseUrl: clinkedUrl, ledger, clock })
// In ms: a person waits, and the upstream's calls, two at most, leave the function time to answer that it is down.
const transport = createTransport({
  limits: { connectMs: 2_000, headersMs: 5_000, bodyMs: 5_000, totalMs: 5_000 },
  ...recordRequests(logger, createMetrics()),
  budgetFor,
})
const sealer = createSealer(process.env)
const queue = createQueue(createAwsCall('sqs'), requireEnv('QUEUE_URL'))

const services = fromSettings(
  ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'INTRALINKS_CLIENT_ID', 'INTRALINKS_CLIENT_SECRET'],
  (settings): ConnectServices => {
    const slack = slackKeys(settings)
    const intralinks = intralinksKeys(settings)
    return {
      clinked: createClinked({ baseUrl: clinkedUrl, transport }),
      intralinks:
        intralinks &&
        createIntralinks({ baseUrl: requireEnv('INTRALINKS_API_URL'), transport, clock, ...intralinks }),
      connections: createConnectionStore({ ...store, sealer }),
      tickets: createTicketStore({ ...store, random }),
      queue,
      signIn: slack && createSignInWith(slack),
      clock,
    }
  },
  { log: logger },
)

function createSignInWith(keys: { clientId: string; clientSecret: string }): SignIn {
  return createSignIn({
    ...keys,
    // Slack's code is good once, so that a call without an answer is not sent again: the person signs in again. In ms.
    client: new WebClient(undefined, {
      ...webClientOptions(requireEnv('SLACK_API_URL')),
      logger: boltLogger(logger),
      timeout: 5_000,
    }),
    slackApiUrl: requireEnv('SLACK_API_URL'),
    publicUrl: requireEnv('PUBLIC_URL').replace(/\/$/, ''),
    clock,
    random,
    log: logger,
  })
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
  .handler(async (event) => handle(event, await services()))
