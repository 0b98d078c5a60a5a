import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { Faults } from '../upstream/faults.ts'
import type { SeenRequest } from '../upstream/request-log.ts'
import { registerControl } from './control.ts'
import { type FaultRule, faultRule } from './faults.ts'
import type { Operation } from './operation.ts'
import { notFound } from './refusal.ts'
import { documentOperations } from './routes/documents.ts'
import { folderOperations } from './routes/folders.ts'
import { oauthOperations } from './routes/oauth.ts'
import { splashOperations } from './routes/splash.ts'
import { workspaceOperations } from './routes/workspaces.ts'
import { seedDemo } from './seed/demo.ts'
import { type Gate, serveOperation } from './serve-operation.ts'
import { Store } from './store.ts'
import { defaultSettings, type Settings, type World } from './world.ts'

interface StandInOptions {
  /** Epoch ms. */
  clock: () => number
  /** A new UUID. */
  random?: () => string
  /** The keys that an app must show. */
  clientId: string
  clientSecret: string
  /** Fills the empty store, at the start and after each reset. */
  seed?: (world: World) => void
}

export interface IntralinksStandIn {
  /** To be served by @hono/node-server, whose connections it drops when told to, and put below a path by `mount`. */
  app: Hono<{ Bindings: HttpBindings }>
  store: Store
  faults: Faults<FaultRule>
  settings: Settings
  /** All requests since the start or the last reset, oldest first. */
  requests: SeenRequest[]
  /** The operations that are served. */
  routes: { method: Operation['method']; template: string }[]
  /** Ends all access tokens. */
  expireTokens(): void
  /** Back to the seed: no faults, no requests, default settings. */
  reset(): void
}

/**
 * The part of Intralinks' API that reads data rooms, in memory: as the guide on downloading a document shows it, and
 * where that is silent as other public material does.
 */
export function createIntralinksStandIn(options: StandInOptions): IntralinksStandIn {
  const { clock, random = randomUUID, clientId, clientSecret, seed = seedDemo } = options
  const store = new Store()
  const settings: Settings = { ...defaultSettings }
  const world: World = { store, settings, clientId, clientSecret, clock, random }
  const gate: Gate = {
    world,
    faults: new Faults(faultRule),
    requests: [],
    usualError: (status) => new Response(null, { status }),
  }
  const table = [
    ...oauthOperations(world),
    ...workspaceOperations(world),
    ...splashOperations(world),
    ...folderOperations(world),
    ...documentOperations(world),
  ]
  seed(world)

  const standIn: IntralinksStandIn = {
    app: new Hono<{ Bindings: HttpBindings }>(),
    store,
    faults: gate.faults,
    settings,
    requests: gate.requests,
    routes: table.map(({ method, template }) => ({ method, template })),
    expireTokens() {
      for (const grant of store.grants) grant.expiresAt = clock()
    },
    reset() {
      store.clear()
      gate.faults.clear()
      gate.requests.length = 0
      Object.assign(settings, defaultSettings)
      seed(world)
    },
  }

  registerControl(standIn)
  for (const operation of table) {
    const path = operation.template.replaceAll(/\{(\w+)\}/g, ':$1')
    standIn.app.on(operation.method, path, (context) => serveOperation(operation, context, gate))
  }
  standIn.app.all('/*', (context) => serveOperation(nothingHere, context, gate))
  return standIn
}

const nothingHere: Operation = {
  method: 'GET',
  template: '/*',
  anyone: () => {
    throw notFound()
  },
}
