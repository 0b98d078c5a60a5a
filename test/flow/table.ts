import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { requireEnv } from '../../lib/config.ts'
import { createDocumentClient } from '../../lib/store/table.ts'

type Row = Record<string, unknown>

/** Every row of SharesTable, then of ClaimsTable. */
export async function allRows(): Promise<Row[]> {
  const client = createDocumentClient()
  const rows: Row[] = []
  try {
    for (const name of ['TABLE_NAME', 'CLAIMS_TABLE_NAME']) {
      for await (const { Items = [] } of paginateScan({ client }, { TableName: requireEnv(name) })) {
        rows.push(...Items)
      }
    }
  } finally {
    client.destroy()
  }
  return rows
}

/** Anything as one text to look into: bytes as they would read, sets as lists. */
export function asText(value: unknown): string {
  return JSON.stringify(value, function (this: Row, key: string, given: unknown) {
    // As it is in there: a Buffer has made a list of numbers of itself by now.
    const each = this[key]
    if (each instanceof Uint8Array) return Buffer.from(each).toString('latin1')
    return each instanceof Set ? [...each] : given
  })
}

const isAudit = ({ pk }: Row) => String(pk).startsWith('audit#')

/** The keys of all rows in which one of these words is to be found, but for those of the audit. */
export async function rowsAbout(...words: string[]): Promise<string[]> {
  return (await allRows())
    .filter((row) => !isAudit(row) && words.some((word) => asText(row).includes(word)))
    .map((row) => ('pk' in row ? `${String(row.pk)} ${String(row.sk)}` : `claim ${String(row.id)}`))
}

/** What the audit holds, the oldest first. */
export async function auditRows(): Promise<Row[]> {
  return (await allRows()).filter(isAudit).toSorted((a, b) => String(a.sk).localeCompare(String(b.sk)))
}
