/** How long things may take, in ms, and how much memory an answer may fill, in bytes. */
export interface Limits {
  connectMs: number
  /** From sending to the first byte of the answer. */
  headersMs: number
  /** Between two pieces of a body. */
  bodyMs: number
  /** For the request as a whole, second try included; for a stream, until its headers. */
  totalMs: number
  /** Before the second try; up to half as much again is added at random. */
  retryDelayMs: number
  /** The longest body held in memory. Streams have no limit. */
  bodyBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  connectMs: 5_000,
  headersMs: 10_000,
  bodyMs: 10_000,
  totalMs: 20_000,
  retryDelayMs: 200,
  bodyBytes: 32 * 1024 * 1024,
}
