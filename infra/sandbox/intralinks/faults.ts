import * as z from 'zod'
import { commonFault } from '../upstream/faults.ts'

/** What is to go wrong; here bytes can break off, too. */
export const faultRule = commonFault.extend({
  /** How much of a document's bytes come before the connection breaks: from 0 to 1. */
  breakAt: z.number().min(0).max(1).exactOptional(),
})

export type FaultRule = z.infer<typeof faultRule>
