import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url))
const BEGIN = '<!-- From here: npm run bench -- --record -->'
const END = '<!-- To here: npm run bench -- --record -->'

/**
 * Puts what was measured into docs/performance.md, in place of what was there before.
 *
 * @param text Markdown
 * @throws where the page does not say where.
 */
export function record(text: string): void {
  const before = readFileSync(page, 'utf8')
  const begin = before.indexOf(BEGIN)
  const end = before.indexOf(END)
  if (begin < 0 || end < begin) throw new Error('docs/performance.md does not mark where its table is.')
  writeFileSync(page, `${before.slice(0, begin)}${BEGIN}\n\n${text}\n\n${before.slice(end)}`)
  // As `npm run check` wants it.
  execFileSync('biome', ['format', '--write', page], { stdio: ['ignore', 'ignore', 'inherit'] })
}
