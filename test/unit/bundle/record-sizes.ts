/** npx node test/unit/bundle/record-sizes.ts: a bundle is larger on purpose, or smaller at last. */
import { writeFile } from 'node:fs/promises'
import { bundleSizes, RECORD } from './sizes.ts'

await writeFile(RECORD, `${JSON.stringify(await bundleSizes(), null, 2)}\n`)
