import { parseHttpDate } from './http-date.ts'

/**
 * Reads `Retry-After`, whole seconds or an HTTP date (RFC 9110 §10.2.3).
 *
 * @param now epoch ms
 * @returns how long to wait from `now`, in ms, never negative; undefined where the header is missing or unreadable.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  const text = header.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const time = parseHttpDate(text)
  return time === undefined ? undefined : Math.max(0, time - now)
}
