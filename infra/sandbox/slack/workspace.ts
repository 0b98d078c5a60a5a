import type { Manifest } from './manifest.ts'
import type { Store } from './store.ts'
import type { Call } from './types.ts'

/** What every part of the stand-in works with. */
export interface Workspace {
  store: Store
  manifest: Manifest | undefined
  /** The app's display name. */
  appName: string
  /** Base of every URL the stand-in gives out, without a trailing slash. */
  publicUrl: string
  /** What the app called, oldest first. */
  calls: Call[]
}
