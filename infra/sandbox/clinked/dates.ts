/**
 * A date as Java's `ZonedDateTime.toString` writes it, which is the form the reference shows for events and tasks
 * (§4.1, §6.1): `2018-01-05T14:00Z[UTC]`, with seconds and milliseconds only where they are not zero.
 *
 * @param at epoch ms
 */
export function zonedDateTime(at: number): string {
  const iso = new Date(at).toISOString()
  if (at % 1_000 !== 0) return `${iso.slice(0, 23)}Z[UTC]`
  if (at % 60_000 !== 0) return `${iso.slice(0, 19)}Z[UTC]`
  return `${iso.slice(0, 16)}Z[UTC]`
}

/** The same for a date that may be missing. */
export function zonedDateTimeOrNull(at: number | null): string | null {
  return at === null ? null : zonedDateTime(at)
}
