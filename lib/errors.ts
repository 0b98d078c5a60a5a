/**
 * The errors that more than one room decides by; what one room alone knows of is there. The words a person sees for each
 * are in lib/slack/views/errors.ts. Messages here are for logs: they never hold a token, a password or a whole URL.
 */

/** What went wrong upstream, in the terms a listener decides by. */
export type UpstreamErrorCode =
  /** 401, even after the token was granted anew where that can be done: the connection has lapsed. */
  | 'unauthorized'
  /** Nobody was let in with this e-mail address and password. */
  | 'login_refused'
  /** The account allows one session at a time, and another one has taken the place of this one. */
  | 'logged_in_elsewhere'
  /** There is something to accept, or to prove, before this can be seen. */
  | 'entrance_required'
  /** 403: this person may not do this. */
  | 'forbidden'
  /** 404 or 410: it is gone. */
  | 'not_found'
  /** 429, or 403 read as a block: wait `retryAfterMs`. */
  | 'rate_limited'
  /** No answer, a dropped connection, a time-out or a 5xx. */
  | 'unavailable'
  /** Any other 4xx: the upstream understood and said no. */
  | 'rejected'
  /** An answer that is not what the reference says: the message names the operation and the field. */
  | 'malformed'
  /** An answer that is longer than is held in memory: a list of more than this app can read at once. */
  | 'too_long'

/** The upstreams this app speaks to. */
export type Service = 'clinked' | 'intralinks'

export interface UpstreamErrorDetails {
  service: Service
  /** The operation's section and template, such as `3.3 GET /v3/shares/{shareToken}/discussion/replies`. */
  operation: string
  code: UpstreamErrorCode
  /** HTTP status, where an answer came. */
  status?: number
  /** How long the upstream asks to wait, in ms. */
  retryAfterMs?: number
  /**
   * False when it is certain that the upstream did not act on the request (it was refused, or never left).
   * True when it may have: a write must then be looked for before it is sent again.
   */
  mayHaveActed: boolean
}

/** An upstream did not do what was asked. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'
  readonly details: UpstreamErrorDetails

  constructor(message: string, details: UpstreamErrorDetails, options?: ErrorOptions) {
    super(`${details.operation}: ${message}`, options)
    this.details = details
  }

  get service(): Service {
    return this.details.service
  }

  get operation(): string {
    return this.details.operation
  }

  get code(): UpstreamErrorCode {
    return this.details.code
  }

  get status(): number | undefined {
    return this.details.status
  }

  get retryAfterMs(): number | undefined {
    return this.details.retryAfterMs
  }

  get mayHaveActed(): boolean {
    return this.details.mayHaveActed
  }

  /** Whether the same request can succeed later without anybody changing anything. */
  get retryable(): boolean {
    return this.code === 'rate_limited' || this.code === 'unavailable'
  }
}

/** The worker's time ran out over a job: it comes again. What it had under way may or may not have been done. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError'
}

/** The person has connected nothing there yet: offer to connect. */
export class NotConnectedError extends Error {
  override readonly name = 'NotConnectedError'
  readonly service: Service

  constructor(message: string, service: Service) {
    super(message)
    this.service = service
  }
}

/** None of the person's connections reaches this share: it lapsed, was taken back, or is somebody else's. */
export class ShareNotFoundError extends Error {
  override readonly name = 'ShareNotFoundError'
}

/** The share has a password, and none of the person's connections was made with that share's own link. */
export class SharePasswordError extends Error {
  override readonly name = 'SharePasswordError'
}

/** The app has no token for this workspace: it was not added to it, was removed from it, or has to be added again. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError'
}
