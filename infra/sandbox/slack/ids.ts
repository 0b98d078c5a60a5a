const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Makes the identifiers Slack gives out, from an injected clock (epoch ms) and source of chance (0 ≤ x < 1). */
export class Ids {
  readonly #clock: () => number
  readonly #random: () => number
  #lastMicros = 0

  constructor(clock: () => number, random: () => number) {
    this.#clock = clock
    this.#random = random
  }

  /** `length` letters and digits. */
  code(length: number): string {
    return Array.from({ length }, () => alphabet[Math.floor(this.#random() * alphabet.length)]).join('')
  }

  /** Such as `V0Q3K8Z2M1`. */
  prefixed(prefix: string): string {
    return `${prefix}0${this.code(8)}`
  }

  /** A message's `ts`: `epoch.micros`, never the same twice, later ones sort after earlier ones. */
  ts(): string {
    this.#lastMicros = Math.max(this.#lastMicros + 1, this.#clock() * 1000)
    const seconds = Math.floor(this.#lastMicros / 1_000_000)
    return `${seconds}.${String(this.#lastMicros % 1_000_000).padStart(6, '0')}`
  }

  /** A view's `hash`, new with every version of it: `epoch.8 characters`. */
  hash(): string {
    return `${Math.floor(this.#clock() / 1000)}.${this.code(8).toLowerCase()}`
  }
}
