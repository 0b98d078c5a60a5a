import { WebAPIPlatformError, WebClient } from '@slack/web-api'
import { webClientOptions } from '../../../lib/slack/web-client.ts'
import { silentLogger } from '../../sandbox/silent-logger.ts'
import { expectedScopes } from '../expected.ts'
import { describe, type Finding, unknown, well, wrong } from '../finding.ts'
import { isLocal, putSetting, type System } from '../system.ts'

/** Whether Slack takes what the app says it is by: a token, or the client's id and secret. */
export async function slack(system: System): Promise<Finding> {
  const { client, botToken } = system.slack
  if (client) return slackClient(system, client)
  if (botToken === undefined) {
    return wrong(
      'Neither a bot token nor a client’s id and secret is set.',
      `docs/deploying.md says which is for what. For one workspace, the token. ${putSetting(system, 'SLACK_BOT_TOKEN')}`,
    )
  }
  try {
    const { user = '', team = '' } = await callerFor(system, botToken).auth.test()
    return well(`acts as ${user} in ${team}`)
  } catch (error) {
    const code = refusalOf(error)
    if (code === undefined) return unreachable(system, error)
    return wrong(`Slack refuses the bot token (${code}).`, afterRefusal(system, code))
  }
}

/** Where the app was removed, its token is as good as none. */
function afterRefusal(system: System, code: string): string {
  const isGone = code === 'account_inactive' || code === 'token_revoked'
  const where = 'https://api.slack.com/apps → your app → OAuth & Permissions'
  return `${isGone ? 'Install the app again' : 'Copy the Bot User OAuth Token'} at ${where}. ${putSetting(system, 'SLACK_BOT_TOKEN')}`
}

/** A code that nobody was given is refused for itself only where the id and the secret are right. */
async function slackClient(
  system: System,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
): Promise<Finding> {
  try {
    const exchange = { client_id: clientId, client_secret: clientSecret, code: 'none' }
    await callerFor(system).oauth.v2.access(exchange)
  } catch (error) {
    const code = refusalOf(error)
    if (code === undefined) return unreachable(system, error)
    if (code !== 'invalid_code') {
      const name = code === 'bad_client_secret' ? 'SLACK_CLIENT_SECRET' : 'SLACK_CLIENT_ID'
      return wrong(
        `Slack refuses the client’s id and secret (${code}).`,
        `Copy both from https://api.slack.com/apps → your app → Basic Information. ${putSetting(system, name)}`,
      )
    }
  }
  return well('takes the client’s id and secret: /slack/install adds the app to any workspace')
}

/** Whether the installation has all that the manifest asks for: one that is older has less. */
export async function scopes(system: System): Promise<Finding> {
  const { client, botToken } = system.slack
  if (client) return unknown('each workspace grants them at /slack/install')
  if (botToken === undefined) return unknown('not looked at without a bot token')
  let granted: string[] | undefined
  try {
    const { response_metadata } = await callerFor(system, botToken).auth.test()
    granted = response_metadata?.scopes
  } catch {
    return unknown('not looked at, for Slack does not take the token')
  }
  if (granted === undefined) return unknown('Slack does not tell them')
  const missing = expectedScopes().filter((scope) => !granted.includes(scope))
  if (missing.length === 0) return well(`all ${expectedScopes().length} of the manifest`)
  const manifest = system.slack.appToken === undefined ? 'manifest.json' : 'manifest.socket-mode.json'
  return wrong(
    `The installation lacks ${missing.join(', ')}.`,
    `Put infra/slack/${manifest} into https://api.slack.com/apps → your app → App Manifest, then install the app again (OAuth & Permissions).`,
  )
}

/** Whether Slack takes the app-level token, where a real workspace is served from this machine. */
export async function socketMode(system: System): Promise<Finding> {
  const { appToken } = system.slack
  if (appToken === undefined) {
    return unknown(isLocal(system) ? 'not used: Slack is stood in for' : 'not used: Slack calls the API')
  }
  try {
    await callerFor(system, appToken).apps.connections.open({})
    return well('Slack takes the app-level token')
  } catch (error) {
    const code = refusalOf(error)
    if (code === undefined) return unreachable(system, error)
    return wrong(
      `Slack refuses the app-level token (${code}).`,
      `Make one at https://api.slack.com/apps → your app → Basic Information → App-Level Tokens, with the scope connections:write. ${putSetting(system, 'SLACK_APP_TOKEN')}`,
    )
  }
}

function callerFor({ slack }: System, token?: string): WebClient {
  return new WebClient(token, { ...webClientOptions(slack.apiUrl), logger: silentLogger })
}

/** Slack's code for its no; undefined where the answer was not Slack's, or none. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined
  const { error: code } = error.data
  return /^[a-z_]{1,60}$/.test(code) ? code : undefined
}

function unreachable({ slack }: System, error: unknown): Finding {
  const said = error instanceof WebAPIPlatformError ? 'something else answers there' : describe(error)
  return wrong(
    `Slack cannot be reached at ${slack.apiUrl}: ${said}`,
    'Look at the network of this machine, and at https://slack-status.com.',
  )
}
