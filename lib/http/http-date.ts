const IMF_FIXDATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * Reads a date as HTTP headers carry it, such as `Fri, 03 May 2024 07:32:43 GMT` (RFC 9110 §5.6.7).
 *
 * @returns epoch ms, or undefined where the text is not such a date. `Date.parse` alone would take almost anything.
 */
export function parseHttpDate(text: string): number | undefined {
  if (!IMF_FIXDATE.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}
