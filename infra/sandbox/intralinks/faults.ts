import * as z from 'zod'
import * as clinked from '../clinked/faults.ts'

/** What is to go wrong: as with Clinked's stand-in, and bytes can break off besides. */
export const faultRule = clinked.faultRule.extend({
  /** How much of a document's bytes come before the connection breaks: from 0 to 1. */
  breakAt: z.number().min(0).max(1).optional(),
})

export type FaultRule = z.infer<typeof faultRule>

/** The rules in force. The first that fits a request is used, once for each request. */
export class Faults extends clinked.Faults {
  override add(rule: FaultRule): void {
    super.add(rule)
  }

  override take(target: { method: string; path: string }): FaultRule | undefined {
    // Whatever is taken was added above.
    return super.take({ ...target, section: null }) as FaultRule | undefined
  }
}
