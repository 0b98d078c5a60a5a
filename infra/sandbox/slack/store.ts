import { Faults } from './faults.ts'
import { Ids } from './ids.ts'
import type {
  Channel,
  DemoLink,
  DemoLogin,
  JsonObject,
  Message,
  Notice,
  Organisation,
  Person,
  Posted,
  StoredFile,
  Team,
  View,
} from './types.ts'
import { appIdentity, channels, directMessages, people } from './world.ts'

/** What a trigger_id stands for. `at` is epoch ms. */
export interface Trigger {
  user: string
  at: number
  used: boolean
  /** The modal the person acted in, where they did. */
  viewId?: string
}

/** What a response_url stands for. `at` is epoch ms. */
export interface ResponseUrl {
  user: string
  channel: string
  at: number
  uses: number
  /** The message the person acted on, which `replace_original` and `delete_original` speak of. */
  original?: Posted
}

/** A file announced by files.getUploadURLExternal; `bytes` once they were posted to its URL. */
export interface Upload {
  fileId: string
  filename: string
  length: number
  altText?: string
  bytes?: Uint8Array
}

/** All that the workspace remembers. Whoever changes it calls `changed()`. */
export class Store {
  readonly clock: () => number
  readonly ids: Ids
  readonly team: Team
  readonly people: Person[] = structuredClone(people)
  readonly channels: Channel[]
  readonly messages: Posted[] = []
  readonly homes = new Map<string, View>()
  /** Each person's open modals, bottom first. */
  readonly stacks = new Map<string, View[]>()
  readonly files = new Map<string, StoredFile>()
  readonly uploads = new Map<string, Upload>()
  readonly triggers = new Map<string, Trigger>()
  readonly responseUrls = new Map<string, ResponseUrl>()
  readonly notices = new Map<string, Notice[]>()
  readonly faults = new Faults()
  /** Links and logins shown on the page, set by whoever starts the sandbox. */
  links: DemoLink[] = []
  logins: DemoLogin[] = []
  /** False after the app was uninstalled: its token is refused from then on. */
  installed = true
  /** Set where the app was added to all of an organisation, and not to the workspace alone. */
  organisation: Organisation | undefined
  /** True once another store has taken its place: nothing changes here any more. */
  closed = false
  readonly #lastRead = new Map<string, string>()
  readonly #listeners = new Set<() => void>()

  constructor(clock: () => number, random: () => number, team: Team) {
    this.clock = clock
    this.ids = new Ids(clock, random)
    this.team = team
    this.channels = channels(clock())
  }

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  /** Ends what waits for changes. */
  close(): void {
    this.closed = true
    this.changed()
  }

  person(id: string): Person | undefined {
    return this.people.find((person) => person.id === id)
  }

  /** Somebody joins the workspace, and can write with the app. */
  join(person: Person): void {
    this.people.push(person)
    this.channels.push(directMessages(person, Math.floor(this.clock() / 1000)))
    this.changed()
  }

  channel(id: string): Channel | undefined {
    return this.channels.find((channel) => channel.id === id)
  }

  /** The direct conversation of a person with the app. */
  directMessages(userId: string): Channel | undefined {
    return this.channels.find((channel) => channel.kind === 'dm' && channel.members.has(userId))
  }

  message(channel: string, ts: string): Posted | undefined {
    return this.messages.find((posted) => posted.channel === channel && posted.message.ts === ts)
  }

  /** The messages of a channel this person sees, in time order, their ephemerals included. */
  visibleMessages(channel: string, userId: string): Posted[] {
    return this.messages.filter(
      (posted) =>
        posted.channel === channel && (posted.visibleTo === undefined || posted.visibleTo === userId),
    )
  }

  /** Adds a message at the end of its channel, and counts it in its thread. */
  post(posted: Posted): void {
    this.messages.push(posted)
    if (posted.visibleTo === undefined) this.#countReply(posted)
    this.changed()
  }

  remove(posted: Posted): void {
    this.messages.splice(this.messages.indexOf(posted), 1)
    this.changed()
  }

  #countReply({ channel, message }: Posted): void {
    if (message.thread_ts === undefined) return
    const parent = this.message(channel, message.thread_ts)?.message
    if (parent === undefined) return
    const users = new Set([...((parent.reply_users as string[] | undefined) ?? []), message.user])
    parent.thread_ts = parent.ts
    parent.reply_count = Number(parent.reply_count ?? 0) + 1
    parent.reply_users = [...users]
    parent.reply_users_count = users.size
    parent.latest_reply = message.ts
  }

  /** The person has seen the channel up to its newest message. */
  read(channel: string, userId: string): void {
    const newest = this.visibleMessages(channel, userId).at(-1)
    if (newest !== undefined) this.#lastRead.set(`${channel} ${userId}`, newest.message.ts)
  }

  /** How many messages of others this person has not seen in the channel. */
  unread(channel: string, userId: string): number {
    const seen = this.#lastRead.get(`${channel} ${userId}`) ?? ''
    return this.visibleMessages(channel, userId).filter(
      ({ message }) => message.ts > seen && message.user !== userId,
    ).length
  }

  stack(userId: string): View[] {
    const stack = this.stacks.get(userId) ?? []
    this.stacks.set(userId, stack)
    return stack
  }

  /** An open modal or a Home by its id or its external_id, with the person who sees it. */
  findView(matches: (view: View) => boolean): { view: View; user: string } | undefined {
    for (const person of this.people) {
      const home = this.homes.get(person.id)
      const view = [...this.stack(person.id), ...(home ? [home] : [])].find(matches)
      if (view !== undefined) return { view, user: person.id }
    }
    return undefined
  }

  /** Tells a person something as Slack's own client does. */
  notify(userId: string, kind: Notice['kind'], text: string): void {
    const notices = this.notices.get(userId) ?? []
    this.notices.set(userId, [...notices, { id: this.ids.prefixed('N'), kind, text }])
    this.changed()
  }

  /** A trigger_id for what this person just did; good for 3 s and one use. */
  trigger(user: string, viewId?: string): string {
    const id = `${this.ids.code(10)}.${this.ids.code(10)}.${this.ids.code(32).toLowerCase()}`
    this.triggers.set(id, {
      user,
      at: this.clock(),
      used: false,
      ...(viewId === undefined ? {} : { viewId }),
    })
    return id
  }

  /** The fields every message of the app has. */
  botFields(name: string): JsonObject & Pick<Message, 'user'> {
    const { appId, botId, botUserId } = appIdentity
    return {
      user: botUserId,
      bot_id: botId,
      app_id: appId,
      team: this.team.id,
      bot_profile: {
        id: botId,
        app_id: appId,
        user_id: botUserId,
        name,
        team_id: this.team.id,
        deleted: false,
      },
    }
  }
}
