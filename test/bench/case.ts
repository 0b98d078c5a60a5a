/** One line of the table. */
export interface Row {
  /** The case it belongs to, such as "ack, cold". */
  case: string
  /** What was measured, in a few words. */
  measured: string
  /** The finding, the ratio first: "1.2 × the empty handler (61 ms, 51 ms)". */
  result: string
  /** The bound that the ratio is held against, in words; empty where a figure is only to be known. */
  target: string
  /** Whether the target is met; undefined where there is none. */
  met: boolean | undefined
  /** Every number behind the result, its unit in its name: `oursMs`. */
  figures: Record<string, number>
}

/** What is measured together: each is the default export of test/bench/cases/<name>.ts. */
export interface BenchCase {
  /** How it is asked for: `npm run bench -- <name>`. */
  name: string
  /**
   * @param options `log` takes a line on how far it is.
   * @throws where something could not be measured; the other cases are measured all the same.
   */
  run(options: { log: (line: string) => void }): Promise<Row[]>
}
