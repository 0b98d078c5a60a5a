import { App, type AuthorizeResult, type Context, LogLevel, type Receiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { SlackBody } from '../jobs/job.ts'
import type { Services } from '../services.ts'
import { ACTION } from './actions.ts'
import { explain } from './explain.ts'
import { FORM } from './forms.ts'
import { readInteraction } from './interaction.ts'
import { accept, askForDecision, decline, showApprovals, submitDecision } from './listeners/approvals.ts'
import { chooseDisconnect, connect, disconnect } from './listeners/connections.ts'
import { help, unknownCommand } from './listeners/help.ts'
import { openHome, refreshHome } from './listeners/home.ts'
import { listShares, turnSharesPage } from './listeners/list-shares.ts'
import { openShare, turnConversationPage } from './listeners/open-share.ts'
import { react } from './listeners/react.ts'
import { askForComment, askForReply, submitMessage, tryWriteAgain } from './listeners/write-message.ts'
import { boltLogger } from './log.ts'
import type { JobContext } from './queue-receiver.ts'
import { beginTurn, type Listener } from './turn.ts'
import { webClientOptions } from './web-client.ts'

export interface AppServices extends Services {
  /** Base of Slack's Web API; Slack's own where it is not set. */
  slackApiUrl: string | undefined
  /** Whose token the app acts with in a workspace. */
  authorize: (source: { teamId?: string; enterpriseId?: string }) => Promise<AuthorizeResult>
}

/** The product on one page: everything a person can do in Slack, and who handles it. */
export function createApp(services: AppServices, receiver: Receiver): App {
  const app = new App({
    receiver,
    authorize: ({ teamId, enterpriseId }) =>
      services.authorize({ ...(teamId ? { teamId } : {}), ...(enterpriseId ? { enterpriseId } : {}) }),
    clientOptions: webClientOptions(services.slackApiUrl),
    logger: boltLogger(services.log),
    logLevel: LogLevel.WARN,
    ignoreSelf: false,
  })
  const on = (listener: Listener) => handle(listener, services)

  app.command(
    '/shares',
    on(
      byWord({
        '': listShares,
        list: listShares,
        approvals: showApprovals,
        connect,
        disconnect: chooseDisconnect,
        help,
      }),
    ),
  )
  app.command(/^\/(?!shares$)/, on(unknownCommand))

  app.event('app_home_opened', on(openHome))

  app.action(ACTION.connect, on(connect))
  app.action(ACTION.disconnect, on(disconnect))
  app.action(ACTION.refreshHome, on(refreshHome))

  app.action(ACTION.listShares, on(listShares))
  app.action(startsWith(ACTION.sharesPage), on(turnSharesPage))
  app.action(ACTION.openShare, on(openShare))
  app.action(startsWith(ACTION.conversationPage), on(turnConversationPage))

  app.action(ACTION.reply, on(askForReply))
  app.action(ACTION.comment, on(askForComment))
  app.view(FORM.reply, on(submitMessage))
  app.view(FORM.comment, on(submitMessage))
  app.action(ACTION.tryWriteAgain, on(tryWriteAgain))
  app.action(ACTION.react, on(react))

  app.action(ACTION.showApprovals, on(showApprovals))
  app.action(ACTION.accept, on(accept))
  app.action(ACTION.decline, on(decline))
  app.action(ACTION.decideWithMessage, on(askForDecision))
  app.view(FORM.decision, on(submitDecision))

  // Bolt's own handler would log what it does not know; what a listener throws must reach the queue.
  app.error(async (error) => {
    throw error.original ?? error
  })
  return app
}

/** What comes after the command, the first word of it in any case; another word is answered with help. */
function byWord(listeners: Record<string, Listener>): Listener {
  return async (turn) => {
    const [word = ''] = turn.value.trim().toLowerCase().split(/\s+/, 1)
    const listener = Object.hasOwn(listeners, word) ? listeners[word] : unknownCommand
    await listener?.(turn)
  }
}

/** A button of which a screen has several, told apart by what follows the colon. */
function startsWith(actionId: string): RegExp {
  return new RegExp(`^${actionId}:`)
}

interface BoltArguments {
  body: unknown
  client: WebClient
  context: Context
}

function handle(listener: Listener, services: Services): (args: BoltArguments) => Promise<void> {
  return async ({ body, client, context }) => {
    const turn = beginTurn(readInteraction(body as SlackBody, client, context.job as JobContext), services)
    try {
      await listener(turn)
    } catch (error) {
      await explain(turn, error)
    }
  }
}
