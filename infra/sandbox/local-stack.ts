import { join } from 'node:path'
import { readDeployment } from './deployment.ts'
import { writeDescription } from './description.ts'
import { startDynamoDb } from './dynamodb.ts'
import { functionEnvironment } from './function-environment.ts'
import { startLambda } from './lambda.ts'
import { findWorkspace } from './own-workspace.ts'
import { createPage } from './page/index.ts'
import { startQueuePoller } from './queue-poller.ts'
import { startSandbox } from './server.ts'
import type { Settings } from './settings.ts'
import { startSocketMode } from './socket-mode.ts'
import { startSqs } from './sqs.ts'
import { StartError } from './start-error.ts'

export interface LocalStack {
  /** Where it is and what to do next, for the person at the terminal. */
  ready: string
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
  const { slackAppToken } = settings
  const workspace = slackAppToken === undefined ? undefined : await findWorkspace(settings)
  const deployment = readDeployment()
  const [dynamoDb, sqs, sandbox] = await Promise.all([
    startDynamoDb({ port: 0, ...(settings.dataDir ? { dataDir: join(settings.dataDir, 'dynamodb') } : {}) }),
    startSqs({ port: 0, ...deployment }),
    startStandIns(settings, app),
  ])
  for (const part of [dynamoDb, sqs, sandbox]) onStarted(() => part.stop())

  const environment = functionEnvironment({ ...settings, appUrl: app, dynamoDb, sqs })
  const lambda = startLambda({ port: settings.port, lambdaPort: settings.lambdaPort, environment })
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

  const slack =
    slackAppToken === undefined
      ? undefined
      : await startSocketMode({ ...settings, slackAppToken, appUrl: `${app}/slack/events`, onError })
  if (slack) onStarted(() => slack.stop())

  const description = writeDescription(settings.port, { environment, slackAppToken })
  onStarted(async () => description.remove())

  const exited = lambda.exited.then(() => {
    throw new StartError('The process that runs the functions has ended, so everything else ends too.')
  })
  return {
    ready: workspace
      ? `ready ${app} · type /shares in ${workspace.name}, ${workspace.url} · demo shares: ${sandbox.url}`
      : `ready ${app} · open ${sandbox.url}`,
    failed: Promise.race([exited, ...(slack ? [slack.failed] : [])]),
  }
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
          client: settings.slackClient,
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
