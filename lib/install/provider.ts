import type { Logger } from '@aws-lambda-powertools/logger'
import { type Installation, InstallProvider, InvalidStateError } from '@slack/oauth'
import { boltLogger } from '../slack/log.ts'
import { webClientOptions } from '../slack/web-client.ts'
import { type InstallStateStore, STATE_LIFETIME } from '../store/install-states.ts'
import type { InstallationStore, Tokens } from '../store/installations.ts'
import { addPage } from './pages.ts'
import { SCOPES } from './scopes.ts'

export interface InstallServices {
  installations: Pick<InstallationStore, 'put'>
  states: InstallStateStore
  log: Logger
  clientId: string
  clientSecret: string
  /** Base of Slack's Web API, with a slash at the end. */
  slackApiUrl: string
  /** Where this app takes requests, without a slash at the end. */
  publicUrl: string
}

/** Slack's own OAuth for adding the app, keeping what it needs in our stores. It throws what they throw. */
export function createInstallProvider(services: InstallServices): InstallProvider {
  const { installations, states, log, clientId, clientSecret, slackApiUrl, publicUrl } = services
  const asked = { scopes: SCOPES, redirectUri: `${publicUrl}/slack/oauth_redirect` }
  return new InstallProvider({
    clientId,
    clientSecret,
    authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href,
    installUrlOptions: asked,
    renderHtmlForInstallPath: addPage,
    stateCookieExpirationSeconds: STATE_LIFETIME / 1000,
    stateStore: {
      generateStateParam: () => states.create(),
      async verifyStateParam(_now, state) {
        if (!(await states.use(state))) throw new InvalidStateError('The state is used, lapsed or unknown.')
        // The same is asked for each time, so nothing of it is kept with the state.
        return asked
      },
    },
    installationStore: {
      storeInstallation: (installation) =>
        installations.put(installationId(installation), tokensOf(installation)),
      fetchInstallation: () => Promise.reject(new Error('Tokens are read by the worker: authorize.ts.')),
    },
    // Its code is good once, so that a call without an answer is not sent again: the person begins anew. Time in ms.
    clientOptions: { ...webClientOptions(slackApiUrl), timeout: 5_000 },
    logger: boltLogger(log),
  })
}

/** Slack's id of the organisation, where the app was added to all of it; else that of the workspace. */
function installationId({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const id = isEnterpriseInstall ? enterprise?.id : team?.id
  if (id === undefined) throw new Error('Slack did not say where the app was added.')
  return id
}

function tokensOf({ bot }: Installation): Tokens {
  if (!bot) throw new Error('Slack gave no bot token.')
  const { token, refreshToken, expiresAt } = bot
  const isRotating = refreshToken !== undefined && expiresAt !== undefined
  return {
    botToken: token,
    ...(isRotating ? { rotation: { refreshToken, expiresAt: expiresAt * 1000 } } : {}),
  }
}
