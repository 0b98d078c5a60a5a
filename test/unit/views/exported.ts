import { readdirSync } from 'node:fs'

/** How views are called: functions of data, and screens that are always the same. */
export const IS_VIEW = /(?:Screen|View|Form|Card|Modal)$/

/** All that the files of a folder export and that is called so. @param folder from the project's root */
export async function exportedFrom(
  folder: string,
  isMeant: RegExp,
): Promise<{ name: string; made: unknown }[]> {
  const url = new URL(`../../../${folder}/`, import.meta.url)
  const found: { name: string; made: unknown }[] = []
  for (const file of readdirSync(url).filter((name) => name.endsWith('.ts'))) {
    const module: Record<string, unknown> = await import(new URL(file, url).pathname)
    for (const [name, made] of Object.entries(module)) if (isMeant.test(name)) found.push({ name, made })
  }
  return found
}
