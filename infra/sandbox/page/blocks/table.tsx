import type { DataTableBlock, TableBlock } from '@slack/types'
import { Drawn } from './text.tsx'

/** A table; a data table is drawn as one, with its caption. */
export function TableView({ block }: { block: TableBlock | DataTableBlock }) {
  const [head = [], ...body] = block.rows
  return (
    <div className="table">
      <table>
        {block.type === 'data_table' && <caption>{block.caption}</caption>}
        <thead>
          <Row cells={head} block={block} Cell="th" />
        </thead>
        <tbody>
          {body.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity, and their order is all there is
            <Row key={index} cells={cells} block={block} Cell="td" />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row(props: {
  cells: TableBlock['rows'][number]
  block: TableBlock | DataTableBlock
  Cell: 'th' | 'td'
}) {
  const { cells, block, Cell } = props
  const settings = block.type === 'table' ? block.column_settings : undefined
  return (
    <tr>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <Cell key={index} style={{ textAlign: settings?.[index]?.align ?? 'left' }}>
          {cell.type === 'rich_text' ? <Drawn block={cell} /> : cell.text}
        </Cell>
      ))}
    </tr>
  )
}
