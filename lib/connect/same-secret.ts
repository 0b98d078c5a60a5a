import { timingSafeEqual } from 'node:crypto'

/** Compares what was given with a secret that is kept, in a time that tells nothing about where they differ. */
export function isSameSecret(given: string, kept: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(kept)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}
