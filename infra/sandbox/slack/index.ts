import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { fileRoutes } from './api/file-routes.ts'
import { responseUrlRoutes } from './api/response-url-routes.ts'
import { apiRoutes } from './api/routes.ts'
import { Events } from './deliver/events.ts'
import { Sender } from './deliver/sender.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { openIdRoutes } from './oauth/openid-routes.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { Tokens } from './oauth/tokens.ts'
import { pageRoutes } from './page-routes.ts'
import { PersonDriver } from './person-driver.ts'
import { Store } from './store.ts'
import type { Call, Team } from './types.ts'
import type { Workspace } from './workspace.ts'
import { appIdentity, defaultTeam } from './world.ts'

export interface SlackStandInOptions {
  signingSecret: string
  /** What the app acts with, unless it is to be added by OAuth. */
  botToken: string
  /** What the app is added by: it is nowhere until then. */
  client?: { clientId: string; clientSecret: string } | undefined
  /** Where the app takes Slack's requests, such as `http://127.0.0.1:3000/slack/events`. */
  appUrl: string
  /** The stand-in's own base, such as `http://127.0.0.1:3010`. */
  publicUrl: string
  team?: Team
  /** Epoch ms; the system's clock where left out. */
  clock?: () => number
  /** 0 ≤ x < 1; the system's source of chance where left out. */
  random?: () => number
  /** Sends the requests to the app. */
  fetch?: typeof fetch
  /** The app's manifest; `infra/slack/manifest.json` where left out. */
  manifest?: Manifest
}

/** A stand-in for Slack: its Web API, what it sends to an app, and a workspace with two people in it. */
export interface SlackStandIn {
  app: Hono
  store: Store
  /** What the app called, oldest first: Web API methods, and posts to response URLs as `response_url`. */
  calls: Call[]
  events: Events
  /** The person with this id, to do things as. */
  as: (userId: string) => PersonDriver
  /** Resolves with what `check` gives once that is neither false nor undefined; asked after every change. */
  until: <T>(check: () => T | false | undefined) => Promise<T>
  /** Takes the app out of the workspace: its token is refused, and it is told so. */
  uninstall: () => Promise<void>
}

export function createSlackStandIn(options: SlackStandInOptions): SlackStandIn {
  const clock = options.clock ?? Date.now
  const random = options.random ?? (() => randomInt(2 ** 32) / 2 ** 32)
  const manifest = options.manifest ?? readManifest()
  const store = new Store(clock, random, options.team ?? defaultTeam)
  const workspace: Workspace = {
    store,
    manifest,
    appName: manifest.features?.bot_user?.display_name ?? manifest.display_information?.name ?? 'Shares',
    publicUrl: options.publicUrl,
    oauth: {
      client: options.client,
      tokens: new Tokens(clock, () => store.ids.code(40), options.client ? undefined : options.botToken),
      codes: new Map(),
      signIns: new Map(),
    },
    calls: [],
  }
  const { appUrl, signingSecret } = options
  const sender = new Sender({ appUrl, signingSecret, clock, fetch: options.fetch ?? fetch })
  const events = new Events(workspace, sender)
  const as = (userId: string): PersonDriver => {
    const person = store.person(userId)
    if (person === undefined) throw new Error(`nobody is called ${userId}`)
    return new PersonDriver(workspace, person, sender, events)
  }
  const app = new Hono()
  app.route('/', apiRoutes(workspace))
  app.route('/', responseUrlRoutes(workspace))
  app.route('/', fileRoutes(workspace))
  app.route('/', oauthRoutes(workspace))
  app.route('/', openIdRoutes(workspace))
  app.route('/', pageRoutes(workspace, as))
  return {
    app,
    store,
    calls: workspace.calls,
    events,
    as,
    until: (check) => until(store, check),
    uninstall: async () => {
      store.installed = false
      await events.deliver('tokens_revoked', {
        type: 'tokens_revoked',
        tokens: { bot: [appIdentity.botUserId] },
      })
      await events.deliver('app_uninstalled', { type: 'app_uninstalled' })
    },
  }
}

function until<T>(store: Store, check: () => T | false | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      try {
        const found = check()
        if (found === undefined || found === false) return
        stop()
        resolve(found)
      } catch (error) {
        stop()
        reject(error)
      }
    }
    const stop = store.subscribe(look)
    look()
  })
}
