import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { type ClinkedStandIn, createClinkedStandIn, demoLinks } from './clinked/index.ts'
import { elsewherePage } from './elsewhere-page.ts'
import { createIntralinksStandIn, demoLogins, type IntralinksStandIn } from './intralinks/index.ts'
import { createSlackStandIn, type SlackStandIn, type SlackStandInOptions } from './slack/index.ts'

export interface SandboxOptions {
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  /** Epoch ms. */
  clock: () => number
  /** How the app and the stand-in for Slack know each other; without it there is no stand-in. */
  slack: Pick<SlackStandInOptions, 'signingSecret' | 'botToken' | 'client' | 'appUrl'> | undefined
  /** Whether to stand in for Clinked. */
  clinked: boolean
  /** The app's keys for Intralinks; without them there is no stand-in for it. */
  intralinks?: { clientId: string; clientSecret: string } | undefined
  /** The page that draws the stand-in for Slack. */
  page?: Hono
}

export interface Sandbox {
  url: string
  /** These are new after each reset. */
  readonly slack: SlackStandIn | undefined
  readonly clinked: ClinkedStandIn | undefined
  readonly intralinks: IntralinksStandIn | undefined
  /** Back to how it all was at the start. */
  reset(): void
  stop(): Promise<void>
}

/** The services that one cannot have offline, on one port: Slack at `/`, Clinked and Intralinks under their names. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let standIns: StandIns
  const server = createAdaptorServer({
    fetch: (request, bindings) => standIns.app.fetch(request, bindings),
  }) as Server
  await once(server.listen(options.port, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  standIns = createStandIns(url, options)

  return {
    url,
    get slack() {
      return standIns.slack
    },
    get clinked() {
      return standIns.clinked
    },
    get intralinks() {
      return standIns.intralinks
    },
    reset() {
      const before = standIns
      standIns = createStandIns(url, options)
      // Pages that are open come back, and see the new one.
      before.slack?.store.close()
    },
    async stop() {
      server.close()
      // The page holds a connection open for what changes.
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

type StandIns = ReturnType<typeof createStandIns>

function createStandIns(url: string, { clock, page, ...options }: SandboxOptions) {
  const app = new Hono()
  const slack = options.slack && createSlackStandIn({ clock, publicUrl: url, ...options.slack })
  const clinked = options.clinked ? createClinkedStandIn({ clock, publicUrl: `${url}/clinked` }) : undefined
  const intralinks = options.intralinks && createIntralinksStandIn({ clock, ...options.intralinks })
  if (slack && clinked) slack.store.links = [...demoLinks]
  if (slack && intralinks) slack.store.logins = [...demoLogins]
  // Mounted, not routed: a stand-in does not know that it shares its server.
  if (clinked) app.mount('/clinked', clinked.app.fetch)
  if (intralinks) app.mount('/intralinks', intralinks.app.fetch)
  if (slack && page) app.route('/', page)
  if (slack) app.route('/', slack.app)
  else
    app.get('/', (context) =>
      context.html(elsewherePage({ links: clinked && demoLinks, logins: intralinks && demoLogins })),
    )
  return { app, slack, clinked, intralinks }
}
