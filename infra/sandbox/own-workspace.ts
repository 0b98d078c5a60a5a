import { WebAPIPlatformError, WebClient } from '@slack/web-api'
import { webClientOptions } from '../../lib/slack/web-client.ts'
import { silentLogger } from './silent-logger.ts'
import { StartError } from './start-error.ts'

/** Finds out which workspace the app acts in. @throws StartError when Slack refuses the token or is not there. */
export async function findWorkspace({
  slackBotToken,
  slackApiUrl,
}: {
  slackBotToken: string
  slackApiUrl: string
}): Promise<{ name: string; url: string }> {
  const client = new WebClient(slackBotToken, { ...webClientOptions(slackApiUrl), logger: silentLogger })
  try {
    const { team = '', url = '' } = await client.auth.test()
    return { name: team, url }
  } catch (error) {
    if (error instanceof WebAPIPlatformError) {
      throw new StartError(
        `Slack refuses SLACK_BOT_TOKEN (${error.data.error}): copy it from https://api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token, and put it into .env.`,
      )
    }
    throw new StartError(`Slack cannot be reached at ${slackApiUrl}: is this machine online?`, {
      cause: error,
    })
  }
}
