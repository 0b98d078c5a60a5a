import { randomBytes } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { requireEnv, slackKeys } from '../lib/config.ts'
import { handle, problemAnswer } from '../lib/install/handle.ts'
import { PROBLEMS } from '../lib/install/problems.ts'
import { createInstallProvider } from '../lib/install/provider.ts'
import { createSealer } from '../lib/secrets/create-sealer.ts'
import { fromSettings } from '../lib/settings.ts'
import { createInstallStateStore } from '../lib/store/install-states.ts'
import { createInstallationStore } from '../lib/store/installations.ts'
import { createDocumentClient } from '../lib/store/table.ts'

/** GET /slack/install and GET /slack/oauth_redirect: adds the app to a workspace, or to an organisation. */
const log = new Logger({ serviceName: 'shares-for-slack' })
const random = () => randomBytes(32).toString('base64url')
const store = {
  table: requireEnv('TABLE_NAME'),
  client: createDocumentClient(),
  clock: () => Date.now(),
}
const sealer = createSealer(process.env)

const services = fromSettings(
  ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'],
  (settings) => {
    const keys = slackKeys(settings)
    const provider =
      keys &&
      createInstallProvider({
        ...keys,
        installations: createInstallationStore({ ...store, sealer }),
        states: createInstallStateStore({ ...store, random }),
        log,
        slackApiUrl: requireEnv('SLACK_API_URL'),
        publicUrl: requireEnv('PUBLIC_URL').replace(/\/$/, ''),
      })
    return { provider }
  },
  { log },
)

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(injectLambdaContext(log))
  .onError((request) => {
    log.error('adding the app failed', request.error as Error)
    request.response = problemAnswer(PROBLEMS.broken)
  })
  .handler(async (event) => handle(event, (await services()).provider))
