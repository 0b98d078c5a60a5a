import type { Stack } from '../flow/stack.ts'

/** What one looks at when all is quiet again. */
interface Outcome {
  /** How often what was to be written is there: upstream, in Slack, or among the rows. */
  written: number
  /** How often the person is told that it is done. */
  told: number
}

/** One thing that a person does, or that comes by itself, and that writes something somewhere. */
export interface Scenario {
  name: string
  /** As far as the write, with nothing going wrong. */
  prepare(stack: Stack): Promise<void>
  /** Begins it. A person whose page broke off does it again. */
  act(stack: Stack): Promise<unknown>
  /**
   * Both are 1 where all is well. Where the product promises less, says so at its place.
   * @param isCutOff whether a function died over a call, or its answer was lost: of what it had asked for nobody knows.
   */
  outcome(stack: Stack, isCutOff: boolean): Outcome | Promise<Outcome>
}
