import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { requireEnv } from '../../lib/config.ts'
import { createDocumentClient } from '../../lib/store/table.ts'

/** Everything in SharesTable. */
export async function allRows(): Promise<Record<string, unknown>[]> {
  const client = createDocumentClient()
  const rows: Record<string, unknown>[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: requireEnv('TABLE_NAME'),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    rows.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  client.destroy()
  return rows
}

/** The keys of all rows in which one of these words is to be found, but for those of the audit. */
export async function rowsAbout(...words: string[]): Promise<string[]> {
  return (await allRows())
    .filter(({ pk }) => !String(pk).startsWith('audit#'))
    .filter((row) => words.some((word) => JSON.stringify(row).includes(word)))
    .map(({ pk, sk }) => `${String(pk)} ${String(sk)}`)
}
