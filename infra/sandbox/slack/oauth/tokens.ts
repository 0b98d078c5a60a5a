import { Refusal } from '../refusal.ts'

/** How long a token lives, in seconds: what Slack always says. */
const TOKEN_LIFETIME = 43_200

/** Slack keeps this many tokens of an installation. */
const KEPT = 2

interface Token {
  token: string
  /** Epoch ms. */
  expiresAt: number
}

/**
 * The tokens the app may act with. With token rotation each lives for 12 hours, and what a new one is got for is good
 * once: here at once, at Slack after a short grace period.
 * https://docs.slack.dev/authentication/using-token-rotation
 */
export class Tokens {
  readonly #clock: () => number
  readonly #newCode: () => string
  #valid: Token[]
  readonly #revoked = new Set<string>()
  readonly #refreshTokens = new Set<string>()

  /** @param lasting a token that was made by hand and does not lapse */
  constructor(clock: () => number, newCode: () => string, lasting: string | undefined) {
    this.#clock = clock
    this.#newCode = newCode
    this.#valid = lasting === undefined ? [] : [{ token: lasting, expiresAt: Number.POSITIVE_INFINITY }]
  }

  /** Gives a new pair, and revokes the oldest where there are too many. */
  issue(): { access_token: string; refresh_token: string; expires_in: number } {
    const token = `xoxe.xoxb-1-${this.#newCode()}`
    const refreshToken = `xoxe-1-${this.#newCode()}`
    this.#valid.push({ token, expiresAt: this.#clock() + TOKEN_LIFETIME * 1000 })
    for (const old of this.#valid.splice(0, this.#valid.length - KEPT)) this.#revoked.add(old.token)
    this.#refreshTokens.add(refreshToken)
    return { access_token: token, refresh_token: refreshToken, expires_in: TOKEN_LIFETIME }
  }

  /** @throws Refusal `invalid_refresh_token` */
  refresh(refreshToken: string): ReturnType<Tokens['issue']> {
    if (!this.#refreshTokens.delete(refreshToken)) throw new Refusal('invalid_refresh_token')
    return this.issue()
  }

  /** Slack's code for why a token is not taken; undefined where it is. */
  refuses(
    token: string | undefined,
  ): 'not_authed' | 'token_revoked' | 'token_expired' | 'invalid_auth' | undefined {
    if (!token) return 'not_authed'
    const found = this.#valid.find((one) => one.token === token)
    if (!found) return this.#revoked.has(token) ? 'token_revoked' : 'invalid_auth'
    return found.expiresAt <= this.#clock() ? 'token_expired' : undefined
  }
}
