import { Refusal } from '../refusal.ts'
import type { JsonObject, Person } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'
import { optional, required } from './arguments.ts'
import type { Method } from './method.ts'

const { botId, botUserId } = appIdentity

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest: Method = ({ store, publicUrl, appName }) => ({
  url: `${publicUrl}/`,
  team: store.team.name,
  user: appName.toLowerCase(),
  team_id: store.team.id,
  user_id: botUserId,
  bot_id: botId,
  is_enterprise_install: false,
})

/** https://docs.slack.dev/reference/methods/api.test: gives back its arguments, or the `error` it was asked for. */
export const apiTest: Method = (_workspace, args) => {
  const error = optional(args, 'error')
  if (error !== undefined) throw new Refusal(error, { args })
  return { args }
}

/** https://docs.slack.dev/reference/methods/users.info */
export const usersInfo: Method = (workspace, args) => {
  const id = required(args, 'user')
  const person = workspace.store.person(id)
  if (person === undefined) throw new Refusal('user_not_found')
  return { user: user(workspace, person) }
}

function user({ store }: Workspace, person: Person): JsonObject {
  const {
    id,
    name,
    real_name,
    email,
    tz,
    tz_label,
    tz_offset,
    color,
    admin = false,
    deleted = false,
  } = person
  const [first_name, last_name] = real_name.split(' ')
  // Slack tells less of people whose account is no more.
  const place = deleted || tz === undefined ? {} : { tz, tz_label, tz_offset }
  return {
    id,
    team_id: store.team.id,
    name,
    deleted,
    color,
    real_name,
    ...place,
    profile: {
      title: '',
      phone: '',
      real_name,
      display_name: name,
      first_name,
      last_name,
      email,
      team: store.team.id,
    },
    is_admin: admin,
    is_owner: false,
    is_bot: false,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    updated: Math.floor(store.clock() / 1000),
    locale: 'en-GB',
  }
}
