const windowMs = 5 * 60_000
const allowed = 2_000

/**
 * Clinked's limit: 2,000 requests from one address in 5 minutes, then blocked until it is below again. Blocked requests
 * count too, so that who keeps on asking stays blocked.
 * https://api.clinked.com/docs/index.html#_rate_limit
 */
export class RateLimit {
  readonly #clock: () => number
  readonly #seen = new Map<string, number[]>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** Counts a request and says whether it is one too many. */
  exceededBy(address: string): boolean {
    const now = this.#clock()
    const recent = (this.#seen.get(address) ?? []).filter((at) => at > now - windowMs)
    recent.push(now)
    this.#seen.set(address, recent)
    return recent.length > allowed
  }

  clear(): void {
    this.#seen.clear()
  }
}
