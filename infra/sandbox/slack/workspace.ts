import type { Manifest } from './manifest.ts'
import type { Tokens } from './oauth/tokens.ts'
import type { Store } from './store.ts'
import type { Call, Organisation } from './types.ts'

/** What the app may act with, and how it gets it. */
interface OAuth {
  /** What Slack knows the app by; without it, it cannot be added anywhere. */
  client: { clientId: string; clientSecret: string } | undefined
  tokens: Tokens
  /** Codes on their way through a browser, since when (epoch ms), and what somebody agreed to. */
  codes: Map<string, { redirectUri: string; at: number; organisation: Organisation | undefined }>
  /** The same for codes by which somebody tells who they are. */
  signIns: Map<string, { redirectUri: string; nonce: string; userId: string; at: number }>
}

/** What every part of the stand-in works with. */
export interface Workspace {
  store: Store
  manifest: Manifest
  oauth: OAuth
  /** The app's display name. */
  appName: string
  /** Base of every URL the stand-in gives out, without a trailing slash. */
  publicUrl: string
  /** What the app called, oldest first. */
  calls: Call[]
}
