import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const root = new URL('../../../', import.meta.url)
const texts = globSync('{*.md,docs/*.md}', { cwd: fileURLToPath(root) }).map(
  (name) => [name, readFileSync(new URL(name, root), 'utf8')] as const,
)
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  scripts: Record<string, string>
}

describe.each(texts)('%s', (name, text) => {
  test('leads to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const local = links.filter((link) => !/^(https?:|#)/.test(link)).map((link) => link.replace(/#.*/, ''))
    const missing = local.filter((link) => !existsSync(new URL(link, new URL(name, root))))
    expect(missing).toEqual([])
  })

  test('leads to headings that are there', () => {
    const anchors = [...text.matchAll(/\]\(([^)\s#]*)#([^)\s]+)\)/g)]
    const missing = anchors.filter(([, file = '', anchor = '']) => {
      if (/^https?:/.test(file)) return false
      const target = file === '' ? text : readFileSync(new URL(file, new URL(name, root)), 'utf8')
      return !headingsOf(target).includes(anchor)
    })
    expect(missing.map(([link]) => link)).toEqual([])
  })

  test('names commands that there are', () => {
    const commands = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, command = '']) => command)
    expect(commands.filter((command) => !Object.hasOwn(scripts, command))).toEqual([])
  })
})

/** The anchors that GitHub makes of a page's headings. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}
