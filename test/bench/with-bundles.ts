import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bundle, buildFunctions } from '../../infra/bundle/build.ts'

/** Builds functions as they are deployed, for as long as `use` takes. @param names which of functions/ */
export async function withBundles<Name extends string, Result>(
  names: readonly Name[],
  use: (bundles: Record<Name, Bundle>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
  try {
    const built = await buildFunctions(folder, names)
    return await use(Object.fromEntries(built.map((each) => [each.name, each])) as Record<Name, Bundle>)
  } finally {
    await rm(folder, { recursive: true })
  }
}
