import { join } from 'node:path'
import { readDeployment } from './deployment.ts'
import { startDynamoDb } from './dynamodb.ts'
import { functionEnvironment } from './function-environment.ts'
import { startLambda } from './lambda.ts'
import { createPage } from './page/index.ts'
import { startQueuePoller } from './queue-poller.ts'
import { startSandbox } from './server.ts'
import type { Settings } from './settings.ts'
import { startSqs } from './sqs.ts'
import { StartError } from './start-error.ts'

export interface LocalStack {
  /** Where the app takes requests. */
  app: string
  /** Where the stand-ins are. */
  sandbox: string
  /** Rejects when a part that must run has ended by itself. */
  failed: Promise<never>
}

/**
 * Starts everything on 127.0.0.1. When this resolves, the app takes requests.
 *
 * @param onStarted is handed how to stop each part, as soon as it runs
 * @param onError is told what goes wrong later on without ending anything
 * @throws StartError when a part does not start.
 */
export async function startLocalStack(
  settings: Settings,
  {
    onStarted,
    onError,
  }: { onStarted: (stop: () => Promise<void>) => void; onError: (error: unknown) => void },
): Promise<LocalStack> {
  const app = `http://127.0.0.1:${settings.port}`
  const deployment = readDeployment()
  const [dynamoDb, sqs, sandbox] = await Promise.all([
    startDynamoDb({ port: 0, ...(settings.dataDir ? { dataDir: join(settings.dataDir, 'dynamodb') } : {}) }),
    startSqs({ port: 0, ...deployment }),
    startStandIns(settings, app),
  ])
  for (const part of [dynamoDb, sqs, sandbox]) onStarted(() => part.stop())

  const lambda = startLambda({
    port: settings.port,
    lambdaPort: settings.lambdaPort,
    environment: functionEnvironment({ ...settings, appUrl: app, dynamoDb, sqs }),
  })
  onStarted(() => lambda.stop())
  await lambda.ready()

  const fed = [
    ['worker', sqs.jobs],
    ['transfer', sqs.transfers],
  ] as const
  for (const [name, queue] of fed) {
    const poller = startQueuePoller({
      source: { client: sqs.client, ...queue },
      invoke: (event) => lambda.invoke(name, event),
      ...deployment[name],
      onError,
    })
    onStarted(() => poller.stop())
  }

  const failed = lambda.exited.then(() => {
    throw new StartError('The process that runs the functions has ended, so everything else ends too.')
  })
  return { app, sandbox: sandbox.url, failed }
}

/** A stand-in is used where the app's address for a service is its own. */
function startStandIns(settings: Settings, app: string) {
  const own = `http://127.0.0.1:${settings.sandboxPort}/`
  return startSandbox({
    port: settings.sandboxPort,
    clock: () => Date.now(),
    slack: settings.slackApiUrl.startsWith(own)
      ? {
          signingSecret: settings.slackSigningSecret,
          botToken: settings.slackBotToken,
          appUrl: `${app}/slack/events`,
        }
      : undefined,
    clinked: settings.clinkedApiUrl.startsWith(own),
    intralinks: settings.intralinksApiUrl.startsWith(own)
      ? { clientId: settings.intralinksClientId, clientSecret: settings.intralinksClientSecret }
      : undefined,
    page: createPage(),
  })
}
