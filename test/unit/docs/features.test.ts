import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { listContents } from '../../../lib/intralinks/contents.ts'
import { DOCUMENT_FILE } from '../../../lib/intralinks/documents.ts'
import { listFolders } from '../../../lib/intralinks/folders.ts'
import { grant } from '../../../lib/intralinks/oauth.ts'
import { acceptSplash, getSplash } from '../../../lib/intralinks/splash.ts'
import { listWorkspaces } from '../../../lib/intralinks/workspaces.ts'
import { operations } from '../../contract/clinked/operations.ts'

const docs = new URL('../../../docs/', import.meta.url)

interface Row {
  section: string
  operation: string
  where: string
  shownBy: string
}

const rows: Row[] = readFileSync(new URL('features.md', docs), 'utf8')
  .split('\n')
  .map((line) => {
    const [section = '', operation = '', where = '', shownBy = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())
    return { section, operation, where, shownBy }
  })
  .filter(({ operation }) => operation.startsWith('`'))
const [clinked, intralinks] = [
  rows.filter(({ section }) => /^\d/.test(section)),
  rows.filter(({ section }) => !/^\d/.test(section)),
]

test('the table of Clinked’s features has every operation of the reference, in its order', () => {
  expect(clinked.map(({ section, operation }) => `${section} ${operation}`)).toEqual(
    operations.map(
      ({ section, method, path }) =>
        `${section} \`${method} ${path.replace('/v3/shares/{shareToken}', '…')}\``,
    ),
  )
})

test('the table of Intralinks’ features has every operation of the client', () => {
  const called = [grant, listWorkspaces, getSplash, acceptSplash, listFolders, listContents]
  const labels = [...called.map(({ label }) => label), DOCUMENT_FILE]
  expect(intralinks.map(({ operation }) => operation)).toEqual(
    labels.map((label) => `\`${label.replace('/v2/workspaces/{workspace}', '…')}\``),
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
