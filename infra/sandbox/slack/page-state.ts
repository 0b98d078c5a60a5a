import type { DemoLink, DemoLogin, JsonObject, Message, Notice, Person, View } from './types.ts'
import type { Workspace } from './workspace.ts'
import { appIdentity } from './world.ts'

type ShownPerson = Pick<Person, 'id' | 'name' | 'real_name' | 'color'> & { tz: string }

/** All that one person sees, as the page draws it. */
export interface State {
  team: { id: string; name: string }
  me: ShownPerson
  people: ShownPerson[]
  app: {
    id: string
    name: string
    bot_user_id: string
    commands: { command: string; description: string; usage_hint: string }[]
    shortcuts: { name: string; callback_id: string }[]
  }
  channels: {
    id: string
    name: string
    kind: 'channel' | 'dm'
    unread: number
    messages: (Message & { username: string; ephemeral?: true })[]
  }[]
  home: View | null
  views: View[]
  notices: Notice[]
  links: Omit<DemoLink, 'forPerson'>[]
  logins: Omit<DemoLogin, 'forPerson'>[]
}

export function pageState(workspace: Workspace, me: Person): State {
  const { store, manifest, appName } = workspace
  const channels = store.channels.filter((channel) => channel.members.has(me.id))
  return structuredClone({
    team: { id: store.team.id, name: store.team.name },
    me: shown(me),
    people: store.people.map(shown),
    app: {
      id: appIdentity.appId,
      name: appName,
      bot_user_id: appIdentity.botUserId,
      commands: (manifest.features?.slash_commands ?? []).map(({ command, description, usage_hint }) => ({
        command,
        description: description ?? '',
        usage_hint: usage_hint ?? '',
      })),
      shortcuts: manifest.features?.shortcuts ?? [],
    },
    channels: channels.map(({ id, name, kind }) => ({
      id,
      name: kind === 'dm' ? appName : name,
      kind,
      unread: store.unread(id, me.id),
      messages: store.visibleMessages(id, me.id).map(({ message, visibleTo }) => ({
        ...message,
        username: authorName(workspace, message),
        ...(visibleTo === undefined ? {} : { ephemeral: true as const }),
      })),
    })),
    home: store.homes.get(me.id) ?? null,
    views: store.stack(me.id),
    notices: store.notices.get(me.id) ?? [],
    links: store.links
      .filter(({ forPerson }) => forPerson === me.email)
      .map(({ label, link, note }) => ({ label, link, note })),
    logins: store.logins
      .filter(({ forPerson }) => forPerson === me.email)
      .map(({ email, password, note }) => ({ email, password, note })),
  })
}

function shown({ id, name, real_name, tz = 'UTC', color }: Person): ShownPerson {
  return { id, name, real_name, tz, color }
}

function authorName({ store, appName }: Workspace, message: Message & JsonObject): string {
  return store.person(message.user)?.real_name ?? appName
}
