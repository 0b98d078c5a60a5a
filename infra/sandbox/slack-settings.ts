import { randomBytes } from 'node:crypto'
import { StartError } from './start-error.ts'

/** How the app and Slack know each other: a real workspace where there is an app-level token, else the stand-in. */
export interface SlackSettings {
  slackSigningSecret: string
  slackBotToken: string
  /** With it, a real workspace is served over Socket Mode instead of the stand-in for Slack. */
  slackAppToken: string | undefined
  /** What the stand-in knows the app by. With it the app is to be added there first; without it, it is there already. */
  slackClient: { clientId: string; clientSecret: string } | undefined
}

/** @throws StartError when tokens are not what they are to be: it shows none of them. */
export function readSlackSettings(env: NodeJS.ProcessEnv): SlackSettings {
  const slackClient = readClient(env)
  const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret } = env
  if (!appToken) {
    return {
      slackSigningSecret: signingSecret || 'local-signing-secret',
      slackBotToken: botToken || 'xoxb-local',
      slackAppToken: undefined,
      slackClient,
    }
  }
  requireTokens(appToken, botToken)
  if (slackClient) {
    throw new StartError(
      'SLACK_CLIENT_ID is for the stand-in for Slack, SLACK_APP_TOKEN for a real workspace: set one of the two.',
    )
  }
  return {
    // Nothing but this process signs, so nobody has to know with what.
    slackSigningSecret: signingSecret || randomBytes(32).toString('hex'),
    slackBotToken: botToken,
    slackAppToken: appToken,
    slackClient: undefined,
  }
}

function requireTokens(appToken: string, botToken: string | undefined): asserts botToken is string {
  if (!appToken.startsWith('xapp-')) {
    throw new StartError(
      'SLACK_APP_TOKEN is not an app-level token, which begins with xapp-: make one at https://api.slack.com/apps → your app → Basic Information → App-Level Tokens.',
    )
  }
  if (botToken?.startsWith('xoxe.')) {
    throw new StartError(
      'SLACK_BOT_TOKEN lapses after 12 hours, for the Slack app has token rotation: create one with infra/slack/manifest.socket-mode.json, which has not.',
    )
  }
  if (!botToken?.startsWith('xoxb-')) {
    throw new StartError(
      `SLACK_BOT_TOKEN is ${botToken ? 'not a bot token, which begins with xoxb-' : 'missing'}: copy it from https://api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token.`,
    )
  }
}

function readClient({ SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret }: NodeJS.ProcessEnv) {
  if (clientId && clientSecret) return { clientId, clientSecret }
  if (!clientId && !clientSecret) return undefined
  throw new StartError('SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together: set both, or none.')
}
