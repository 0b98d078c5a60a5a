/** Measures the case that it is told, in a process of its own, and sends the rows to run.ts. */
import type { BenchCase } from './case.ts'

const [name = ''] = process.argv.slice(2)
const { default: bench } = (await import(`./cases/${name}.ts`)) as { default: BenchCase }
process.send?.(await bench.run({ log: (line) => console.log(`${name}: ${line}`) }))
process.disconnect()
