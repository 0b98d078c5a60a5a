import * as z from 'zod'

/** Something that goes wrong on purpose with the app's next calls of a method. */
export const fault = z.strictObject({
  /** A Web API method such as `chat.postMessage`, `response_url`, or `*` for all. */
  method: z.string(),
  /** Answered as Slack's refusal with this code. */
  error: z.string().exactOptional(),
  /** Answered with 429 and this many seconds in `Retry-After`. */
  retryAfterSeconds: z.number().exactOptional(),
  /** Answered with this HTTP status and no JSON. */
  status: z.number().exactOptional(),
  /** Waited before anything else, in ms. */
  delayMs: z.number().exactOptional(),
  /** The connection is cut without an answer: before the call does anything, or with `after` when it was done. */
  drop: z.union([z.boolean(), z.literal('after')]).exactOptional(),
  /** How many calls it hits; 1 when left out. */
  times: z.number().exactOptional(),
})

type Fault = z.infer<typeof fault>

/** The faults that wait for their call. */
export class Faults {
  #waiting: (Fault & { times: number })[] = []

  /** Queues a fault; several for one method are taken in the order they were added. */
  add(fault: Fault): void {
    this.#waiting.push({ ...fault, times: fault.times ?? 1 })
  }

  clear(): void {
    this.#waiting = []
  }

  /** The fault this call of `method` meets, if any; used up by asking. */
  take(method: string): Fault | undefined {
    const fault = this.#waiting.find((waiting) => waiting.method === method || waiting.method === '*')
    if (fault === undefined) return undefined
    fault.times -= 1
    this.#waiting = this.#waiting.filter((waiting) => waiting.times > 0)
    return fault
  }
}
