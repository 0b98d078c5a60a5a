import { rename, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Plugin } from 'esbuild'
import { outputOf } from './output.ts'

/** Below this, in bytes, reading the one through takes no longer than loading a second file. */
const SMALL = 100_000

/**
 * Makes the file that Lambda imports one line, and has that load the function. Of a CommonJS file that is imported Node
 * first reads all of the text for the names of its exports: for a worker of 2 MB that takes 20 of 209 ms.
 * https://nodejs.org/docs/latest-v24.x/api/esm.html#commonjs-namespaces
 */
export const shortEntry: Plugin = {
  name: 'short-entry',
  setup(build) {
    const { file } = outputOf(build.initialOptions)
    build.onEnd(async ({ errors }) => {
      if (errors.length > 0 || (await stat(file())).size < SMALL) return
      await rename(file(), file('main'))
      await writeFile(file(), `exports.handler = require('./${basename(file('main'))}').handler\n`)
    })
  },
}
