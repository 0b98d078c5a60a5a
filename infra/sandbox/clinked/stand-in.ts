import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { Faults } from '../upstream/faults.ts'
import { registerControl } from './control.ts'
import { type FaultRule, faultRule } from './faults.ts'
import type { Operation } from './operation.ts'
import { createOthers } from './others.ts'
import { RateLimit } from './rate-limit.ts'
import { notFound, Refusal, refusalResponse } from './refusal.ts'
import { attachmentOperations } from './routes/attachments.ts'
import { batchDownloadOperations } from './routes/batch-download.ts'
import { commentOperations } from './routes/comments.ts'
import { contentOperations } from './routes/content.ts'
import { discussionOperations } from './routes/discussion.ts'
import { eventOperations } from './routes/events.ts'
import { approvalOperations } from './routes/file-approvals.ts'
import { fileCreationOperations } from './routes/file-creation.ts'
import { fileListOperations } from './routes/file-list.ts'
import { fileVersionOperations } from './routes/file-versions.ts'
import { fileOperations } from './routes/files.ts'
import { noteOperations } from './routes/notes.ts'
import { oauthOperations } from './routes/oauth.ts'
import { reactionOperations } from './routes/reactions.ts'
import { shareOperations } from './routes/shares.ts'
import { taskOperations } from './routes/tasks.ts'
import { tempFileOperations } from './routes/temp-files.ts'
import { seedDemo } from './seed/demo.ts'
import { seedGuests } from './seed/guests.ts'
import { type Gate, type SeenByClinked, serveOperation } from './serve-operation.ts'
import { Store } from './store.ts'
import { defaultSettings, type Settings, type World } from './world.ts'

interface StandInOptions {
  /** Epoch ms. */
  clock: () => number
  /** A new UUID. */
  random?: () => string
  /** Where the app is mounted, such as `http://127.0.0.1:3010/clinked`. */
  publicUrl: string
  /** Fills the empty store, at the start and after each reset. */
  seed?: (world: World) => void
}

/** An operation of the reference that is served. */
interface RouteEntry {
  section: string
  method: Operation['method']
  template: string
}

export interface ClinkedStandIn {
  /** To be served by @hono/node-server, whose connections it drops when told to, and put below a path by `mount`. */
  app: Hono<{ Bindings: HttpBindings }>
  store: Store
  faults: Faults<FaultRule>
  settings: Settings
  /** All requests since the start or the last reset, oldest first. */
  requests: SeenByClinked[]
  /** The operations of the reference, taken from the table that the app is made of. */
  routes: RouteEntry[]
  /** Does what other people do in Clinked. */
  others: ReturnType<typeof createOthers>
  /**
   * Adds so many guests, with a discussion, a note, a task, an event and a file each.
   * @returns the tokens of each one's five shares.
   */
  addGuests(count: number): string[][]
  /** Ends all access tokens; the share tokens stay good for new ones. */
  expireTokens(): void
  /** Back to the seed: no faults, no requests, default settings. */
  reset(): void
}

/** Clinked's API for guests, in memory, as its reference describes it. */
export function createClinkedStandIn(options: StandInOptions): ClinkedStandIn {
  const { clock, random = randomUUID, seed = seedDemo } = options
  const store = new Store()
  const settings: Settings = { ...defaultSettings }
  const world: World = { store, settings, clock, random, publicUrl: options.publicUrl.replace(/\/$/, '') }
  const table = operationsOf(world)
  const routes = table.flatMap(({ section, method, template }) =>
    section === null ? [] : [{ section, method, template }],
  )
  const gate: Gate = {
    world,
    faults: new Faults(faultRule(routes.map(({ section }) => section))),
    rateLimit: new RateLimit(clock),
    requests: [],
    usualError: (status) =>
      refusalResponse(new Refusal(status, 'fault', 'Told to fail'), settings.errorBodies),
  }
  seed(world)

  const standIn: ClinkedStandIn = {
    app: new Hono<{ Bindings: HttpBindings }>(),
    store,
    faults: gate.faults,
    settings,
    requests: gate.requests,
    routes,
    others: createOthers(world),
    addGuests: (count) => seedGuests(world, count),
    expireTokens() {
      for (const grant of store.grants) grant.expiresAt = clock()
    },
    reset() {
      store.clear()
      gate.faults.clear()
      gate.rateLimit.clear()
      gate.requests.length = 0
      Object.assign(settings, defaultSettings)
      seed(world)
    },
  }

  registerControl(standIn, clock)
  for (const operation of [...table, nothingHere]) {
    // Hono takes HEAD to the GET handlers, so a HEAD operation is told apart by its `when`.
    const verb = operation.method === 'HEAD' ? 'GET' : operation.method
    const path = operation.template.replaceAll(/\{(\w+)\}/g, ':$1')
    standIn.app.on(operation === nothingHere ? 'ALL' : verb, path, (context, next) =>
      operation.when?.(context.req) === false ? next() : serveOperation(operation, context, gate),
    )
  }
  return standIn
}

/** All operations. Where two fit a request, the earlier one answers. */
function operationsOf(world: World): Operation[] {
  return [
    ...oauthOperations(world),
    ...shareOperations(world),
    ...discussionOperations(world),
    ...eventOperations(world),
    ...noteOperations(world),
    ...taskOperations(world),
    ...commentOperations(world),
    ...reactionOperations(world),
    ...attachmentOperations(world),
    ...fileListOperations(world),
    ...batchDownloadOperations(world),
    ...fileOperations(world),
    ...fileCreationOperations(world),
    ...fileVersionOperations(world),
    ...approvalOperations(world),
    ...tempFileOperations(world),
    ...contentOperations(world),
  ]
}

const nothingHere: Operation = {
  section: null,
  method: 'GET',
  template: '/*',
  anyone: () => {
    throw notFound('Page')
  },
}
