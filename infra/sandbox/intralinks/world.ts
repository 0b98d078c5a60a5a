import type { Store } from './store.ts'

/** How the server behaves where the guide says nothing; changed while it runs through the control API. */
export interface Settings {
  /** What the contents of a folder come in: a list below `contents`, with a status beside it, or nothing at all. */
  envelope: 'named' | 'bare'
  /** Whether the bytes of a file come with their name and length. */
  fileHeaders: 'full' | 'bare'
}

export const defaultSettings: Readonly<Settings> = { envelope: 'named', fileHeaders: 'full' }

/** What every operation works on. */
export interface World {
  store: Store
  settings: Settings
  /** The app's keys, as the developer portal would have given them. */
  clientId: string
  clientSecret: string
  /** Epoch ms. */
  clock: () => number
  /** A new UUID. */
  random: () => string
}
