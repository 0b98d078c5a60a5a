import type { AuditRecord } from '../store/audit.ts'
import { csvRow } from './csv.ts'

const HEADER = ['time', 'workspace', 'person', 'act', 'outcome', 'connection', 'object']

/** Entries of the audit as a CSV file, a page at a time: however many there are, only one page is in memory. */
export async function* auditCsv(pages: AsyncIterable<AuditRecord[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(csvRow(HEADER))
  for await (const records of pages) {
    if (records.length > 0) yield Buffer.from(records.map(rowOf).join(''))
  }
}

function rowOf({ at, person, act, outcome, object: { connection = '', ...rest } }: AuditRecord): string {
  const object = Object.entries(rest).map(([name, id]) => `${name}=${id}`)
  const { teamId, userId } = person
  return csvRow([new Date(at).toISOString(), teamId, userId, act, outcome, connection, object.join('; ')])
}
