import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions } from '../../../infra/bundle/build.ts'

/** Where the sizes are recorded that bundles are held against. */
export const RECORD = new URL('sizes.json', import.meta.url)

/** What the bundle of each file of functions/ has in bytes, built as it is deployed. */
export async function bundleSizes(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
  try {
    const bundles = await buildFunctions(folder)
    return Object.fromEntries(bundles.map(({ name, bytes }) => [name, bytes]))
  } finally {
    await rm(folder, { recursive: true })
  }
}
