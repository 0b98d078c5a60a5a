import * as z from 'zod'
import type { SeenRequest } from './request-log.ts'

/** What is to go wrong, with which requests, and how often. A stand-in adds what it alone knows. */
export const commonFault = z.strictObject({
  /** All that is given must fit; an empty match fits every request. */
  match: z.strictObject({
    method: z.string().refine(isMethod, 'not a method of the servers').exactOptional(),
    /** A regular expression over the path and query below the mount. */
    path: z.string().refine(isRegExp, 'not a regular expression').exactOptional(),
  }),
  /** With how many requests it goes wrong; without it, until the rules are cleared. */
  times: z.int().positive().exactOptional(),
  /** Answer this and do nothing. */
  status: z.int().min(200).max(599).exactOptional(),
  /** The body that goes with `status`: text as it is, anything else as JSON. Without it, the usual body of an error. */
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  /** Wait so long, in ms of real time, before anything else. */
  delayMs: z.int().nonnegative().exactOptional(),
  /** Close the connection without an answer: before the request took effect, or after. */
  drop: z.enum(['before', 'after']).exactOptional(),
})

export type CommonFault = z.infer<typeof commonFault>

/** The rules in force. The first that fits a request is used, once for each request. */
export class Faults<Rule extends CommonFault> {
  /** What a rule may say. */
  readonly schema: z.ZodType<Rule>
  #rules: { rule: Rule; left: number }[] = []

  constructor(schema: z.ZodType<Rule>) {
    this.schema = schema
  }

  /** Refuses what would fit nothing: a test that relied on it could not fail. */
  add(rule: Rule): void {
    const { error } = this.schema.safeParse(rule)
    if (error) throw new Error(`This is no fault: ${z.prettifyError(error)}`)
    this.#rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.#rules = []
  }

  /** The rule for this request, which then counts as used. */
  take(request: SeenRequest): Rule | undefined {
    const entry = this.#rules.find(({ rule, left }) => left > 0 && fits(rule, request))
    if (!entry) return undefined
    entry.left -= 1
    return entry.rule
  }
}

function fits({ match: { path, ...same } }: CommonFault, request: SeenRequest): boolean {
  if (path !== undefined && !new RegExp(path).test(request.path)) return false
  const seen: Record<string, unknown> = { ...request }
  return Object.entries(same).every(([name, wanted]) => seen[name] === wanted)
}

const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE']

function isMethod(name: string): boolean {
  return methods.includes(name)
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}
