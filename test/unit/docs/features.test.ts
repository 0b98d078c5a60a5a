import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { operations } from '../../../lib/clinked/operations.ts'

const docs = new URL('../../../docs/', import.meta.url)

interface Row {
  section: string
  operation: string
  where: string
  shownBy: string
}

const rows: Row[] = readFileSync(new URL('features.md', docs), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [section = '', operation = '', where = '', shownBy = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())
    return { section, operation, where, shownBy }
  })

test('the table of features has every operation of the reference, in its order', () => {
  expect(rows.map(({ section, operation }) => `${section} ${operation}`)).toEqual(
    operations.map(
      ({ section, method, path }) =>
        `${section} \`${method} ${path.replace('/v3/shares/{shareToken}', '…')}\``,
    ),
  )
})

describe('each is used by something a person can do, and a test shows it', () => {
  test.each(rows)('$section $operation', ({ where, shownBy }) => {
    expect(where).not.toBe('')
    const [, name, file] = /^\[(.+)\]\((\.\.\/test\/flow\/[\w-]+\.test\.ts)\)$/.exec(shownBy) ?? []
    expect(name).toBeDefined()
    const source = readFileSync(new URL(file ?? '', docs), 'utf8')
    expect(source).toMatch(
      new RegExp(`\\btest(?:\\.each\\([^]*?\\))?\\(\\s*['"]${literally(name ?? '')}['"]`),
    )
  })
})

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
