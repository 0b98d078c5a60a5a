import type { Store } from './store.ts'

/** How the server behaves where the reference says nothing; changed while it runs through the control API. */
export interface Settings {
  /** What the body of an error is. The reference shows no error at all, so a client has to bear each of these. */
  errorBodies: 'json' | 'html' | 'empty'
  /** The status of a request above the rate limit. */
  rateLimitStatus: 429 | 403
  /** Whether guests may use POST /v3/tempFiles, which is documented for members only. */
  guestUploads: boolean
}

export const defaultSettings: Readonly<Settings> = {
  errorBodies: 'json',
  rateLimitStatus: 429,
  guestUploads: true,
}

/** What every operation works on. */
export interface World {
  store: Store
  settings: Settings
  /** Epoch ms. */
  clock: () => number
  /** A new UUID. */
  random: () => string
  /** Where the stand-in is reached, without a trailing slash: `Location` headers and preview addresses start so. */
  publicUrl: string
}
