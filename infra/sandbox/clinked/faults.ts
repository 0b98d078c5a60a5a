import * as z from 'zod'

const match = z.strictObject({
  method: z.string().optional(),
  /** A regular expression over the path and query below the mount. */
  path: z.string().refine(isRegExp, 'not a regular expression').optional(),
  section: z.string().optional(),
})

/** What is to go wrong, with which requests, and how often. */
export const faultRule = z.strictObject({
  /** All that is given must fit; an empty match fits every request. */
  match,
  /** With how many requests it goes wrong; without it, until the rules are cleared. */
  times: z.int().positive().optional(),
  /** Answer this and do nothing. */
  status: z.int().min(200).max(599).optional(),
  /** The body that goes with `status`: text as it is, anything else as JSON. Without it, the usual body of an error. */
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Wait so long, in ms of real time, before anything else. */
  delayMs: z.int().nonnegative().optional(),
  /** Close the connection without an answer: before the request took effect, or after. */
  drop: z.enum(['before', 'after']).optional(),
})

export type FaultRule = z.infer<typeof faultRule>

/** A request, as far as a rule can look at it. */
export interface Target {
  method: string
  path: string
  section: string | null
}

/** The rules in force. The first that fits a request is used, once for each request. */
export class Faults {
  #rules: { rule: FaultRule; left: number }[] = []

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.#rules = []
  }

  /** The rule for this request, which then counts as used. */
  take(target: Target): FaultRule | undefined {
    const entry = this.#rules.find(({ rule, left }) => left > 0 && fits(rule, target))
    if (!entry) return undefined
    entry.left -= 1
    return entry.rule
  }
}

function fits({ match: { method, path, section } }: FaultRule, target: Target): boolean {
  if (method !== undefined && method !== target.method) return false
  if (path !== undefined && !new RegExp(path).test(target.path)) return false
  return section === undefined || section === target.section
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}
