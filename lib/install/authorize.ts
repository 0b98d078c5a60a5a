import type { Logger } from '@aws-lambda-powertools/logger'
import { WebClient } from '@slack/web-api'
import * as z from 'zod'
import { NotInstalledError } from '../errors.ts'
import { slackErrorCode } from '../slack/answer.ts'
import { boltLogger } from '../slack/log.ts'
import { webClientOptions } from '../slack/web-client.ts'
import type { Installation, InstallationStore, RefreshClaim } from '../store/installations.ts'

/** How long before a token lapses new ones are got, in ms. A token lives for 12 hours. */
const AHEAD = 2 * 3_600_000

/** https://docs.slack.dev/reference/methods/oauth.v2.access */
const Refreshed = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  /** Seconds. */
  expires_in: z.number(),
})

/** Another job is getting new tokens: this one comes again when they are there. */
class TokenBeingRenewedError extends Error {
  override readonly name = 'TokenBeingRenewedError'
}

export interface AuthorizeServices {
  installations: Pick<InstallationStore, 'get' | 'claimRefresh' | 'renew'>
  /** Epoch ms. */
  clock: () => number
  log: Logger
  clientId: string
  clientSecret: string
  /** Base of Slack's Web API; Slack's own where it is not set. */
  slackApiUrl: string | undefined
}

/** Where something was done in Slack. */
interface Source {
  teamId?: string
  /** The organisation that the workspace belongs to. */
  enterpriseId?: string
}

/**
 * Makes what finds the token to act with: the workspace's own or, where the app was added to all of its organisation,
 * that one's. With token rotation it is renewed before it lapses.
 *
 * @throws {NotInstalledError} where the app was added to neither, or has to be added again
 * @throws {TokenBeingRenewedError} and what Slack's client throws: the job is to come again
 */
export function createAuthorize(
  services: AuthorizeServices,
): (source: Source) => Promise<{ botToken: string }> {
  const client = new WebClient(undefined, {
    ...webClientOptions(services.slackApiUrl),
    logger: boltLogger(services.log),
  })

  return async ({ teamId, enterpriseId }) => {
    for (const id of [teamId, enterpriseId]) {
      const installation = id && (await services.installations.get(id))
      if (installation) return { botToken: await freshToken(installation, client, services) }
    }
    throw new NotInstalledError('The app was not added to this workspace, or was removed from it.')
  }
}

async function freshToken(
  installation: Installation,
  client: WebClient,
  services: AuthorizeServices,
): Promise<string> {
  const { botToken, rotation } = installation
  const { installations, clock, log } = services
  const left = rotation ? rotation.expiresAt - clock() : Number.POSITIVE_INFINITY
  if (!rotation || left > AHEAD) return botToken

  const claim = await installations.claimRefresh(installation)
  if (!claim) {
    if (left > 0) return botToken
    throw new TokenBeingRenewedError('Another job is getting new tokens.')
  }
  try {
    return await refresh(rotation.refreshToken, claim, client, services)
  } catch (error) {
    if (left <= 0) throw error
    log.error('a token was not renewed ahead of time', { installation: claim.id, error: String(error) })
    return botToken
  }
}

/** Gets new tokens and keeps them, unless the app was removed or added anew meanwhile. */
async function refresh(
  refreshToken: string,
  claim: RefreshClaim,
  client: WebClient,
  { installations, clock, clientId, clientSecret }: AuthorizeServices,
): Promise<string> {
  const askedAt = clock()
  const answer = await client.oauth.v2
    .access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    })
    .catch((error: unknown) => {
      if (!slackErrorCode(error, ['invalid_refresh_token'])) throw error
      throw new NotInstalledError('Slack no longer takes what new tokens are got for.', { cause: error })
    })
  const { access_token, refresh_token, expires_in } = Refreshed.parse(answer)
  const rotation = { refreshToken: refresh_token, expiresAt: askedAt + expires_in * 1000 }
  await installations.renew(claim, { botToken: access_token, rotation })
  return access_token
}
