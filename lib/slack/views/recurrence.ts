// It is CommonJS to Node, which gives all its exports as the default; the rule reads the types of its ES modules.
// oxlint-disable-next-line import/default
import rrule from 'rrule'
import { day, join, type Mrkdwn, mrkdwn, name } from './text.ts'

/**
 * The parts of a recurrence rule (RFC 5545 §3.3.10) that the library says right in words. It is lenient: of
 * `BYMONTH=99` it makes "every undefined", and `BYSETPOS` it leaves out.
 */
const SAYABLE: Record<string, RegExp> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
  BYDAY: /^(([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^([1-9]|[12]\d|3[01])(,([1-9]|[12]\d|3[01]))*$/,
  BYMONTH: /^([1-9]|1[0-2])(,([1-9]|1[0-2]))*$/,
}

/**
 * A recurrence rule in words: "every 2 weeks on Tuesday". One with more to it than can be said is shown as it stands,
 * which is better than half of it.
 *
 * @param rule an RRULE without the name in front (§4.1, §6.1).
 * @param end when it ends, where the upstream tells it beside the rule; epoch ms.
 */
export function recurrence(rule: string, end?: number): Mrkdwn {
  const read = readRule(rule)
  const until = end ?? read?.until
  return join([read?.words ?? name(rule), until === undefined ? undefined : mrkdwn`until ${day(until)}`], ' ')
}

function readRule(rule: string): { words: Mrkdwn; until: number | undefined } | undefined {
  const parts = rule.split(';').map((part) => part.split('='))
  const isSayable = parts.every(([key = '', value = '', ...more]) => {
    return more.length === 0 && Object.hasOwn(SAYABLE, key) && SAYABLE[key]?.test(value)
  })
  if (!isSayable || !parts.some(([key]) => key === 'FREQ')) return undefined
  const { until, ...options } = rrule.RRule.parseString(rule)
  const untilMs = until?.getTime()
  if (Number.isNaN(untilMs)) return undefined
  return { words: name(new rrule.RRule(options).toText()), until: untilMs }
}
