import { optional, required } from '../api/arguments.ts'
import type { Method } from '../api/method.ts'
import { Refusal } from '../refusal.ts'
import type { JsonObject } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'

/** How long a code is good, in ms. */
const CODE_LIFETIME = 10 * 60_000

/** https://docs.slack.dev/reference/methods/oauth.v2.access: a code, or a refresh token, for tokens. */
export const oauthAccess: Method = (workspace, args) => {
  const { client, tokens } = workspace.oauth
  if (client === undefined || required(args, 'client_id') !== client.clientId)
    throw new Refusal('invalid_client_id')
  if (required(args, 'client_secret') !== client.clientSecret) throw new Refusal('bad_client_secret')
  const pair =
    optional(args, 'grant_type') === 'refresh_token'
      ? tokens.refresh(required(args, 'refresh_token'))
      : exchange(workspace, args)
  const { store, manifest } = workspace
  return {
    app_id: appIdentity.appId,
    authed_user: { id: store.people[0]?.id },
    scope: manifest.oauth_config?.scopes?.bot?.join(',') ?? '',
    token_type: 'bot',
    bot_user_id: appIdentity.botUserId,
    ...pair,
    team: store.organisation ? null : { id: store.team.id, name: store.team.name },
    enterprise: store.organisation ?? null,
    is_enterprise_install: store.organisation !== undefined,
  }
}

/** A code is good once, within ten minutes, and for the address it was sent to. */
function exchange({ oauth, store }: Workspace, args: JsonObject) {
  const code = required(args, 'code')
  const granted = oauth.codes.get(code)
  oauth.codes.delete(code)
  if (granted === undefined || granted.at + CODE_LIFETIME <= store.clock()) throw new Refusal('invalid_code')
  if (granted.redirectUri !== optional(args, 'redirect_uri')) throw new Refusal('bad_redirect_uri')
  store.organisation = granted.organisation
  store.installed = true
  return oauth.tokens.issue()
}
