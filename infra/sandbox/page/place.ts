/** Who sits at the page when nobody has switched yet. */
const firstUser = 'U0ANNA'

/** Who looks, and at what: kept in the address, so that it outlives a reload and can be linked to. */
export interface Place {
  user: string
  /** A channel id, or `home`. */
  where: string | null
}

export function readPlace(): Place {
  const [user, where] = location.hash.slice(1).split('/').map(decodeURIComponent)
  return { user: user || firstUser, where: where || null }
}

/** A link's address that leads there. */
export function addressOf(user: string, where?: string): string {
  return `#${[user, ...(where ? [where] : [])].map(encodeURIComponent).join('/')}`
}

export function showPlace(user: string, where?: string): void {
  location.hash = addressOf(user, where)
}
