import * as z from 'zod'
import { commonFault } from '../upstream/faults.ts'

/** What is to go wrong. @param sections all that the reference's operations have */
export function faultRule(sections: readonly string[]) {
  const isKnown = (section: string) => sections.includes(section)
  return commonFault.extend({
    match: commonFault.shape.match.extend({
      section: z.string().refine(isKnown, 'no operation has this section').exactOptional(),
    }),
  })
}

export type FaultRule = z.infer<ReturnType<typeof faultRule>>
