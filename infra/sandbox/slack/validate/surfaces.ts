import type { JsonObject } from '../types.ts'
import { blockOn, type Surface } from './blocks.ts'
import { isObject, list, problem, unique } from './rules.ts'

/** How many blocks a surface takes: https://docs.slack.dev/reference/block-kit/blocks */
const most: Record<Surface, number> = { message: 50, modal: 100, home: 100 }

/** A block or element somewhere in a list of blocks, and where. */
export interface Part {
  value: JsonObject
  at: string
}

/** The blocks themselves and those within containers. */
export function allBlocks(blocks: unknown, at: string): Part[] {
  return parts(blocks, at).flatMap((block) => [
    block,
    ...parts(block.value.child_blocks, `${block.at}/child_blocks`),
  ])
}

/** The elements of one block a person can act on, or that show something: buttons, selects, inputs, images. */
export function elementsOf(block: Part): Part[] {
  const { value, at } = block
  const single = ['accessory', 'element'].flatMap((field) =>
    isObject(value[field]) ? [{ value: value[field], at: `${at}/${field}` }] : [],
  )
  const cards = value.type === 'carousel' ? parts(value.elements, `${at}/elements`) : [block]
  const cardButtons = cards.flatMap((card) => parts(card.value.actions, `${card.at}/actions`))
  const several = value.type === 'carousel' ? [] : parts(value.elements, `${at}/elements`)
  return [...single, ...several, ...cardButtons]
}

function parts(values: unknown, at: string): Part[] {
  if (!Array.isArray(values)) return []
  return values.flatMap((value, index) => (isObject(value) ? [{ value, at: `${at}/${index}` }] : []))
}

/** Problems of a surface's blocks: each by its own rule, then those that only show between them. */
export function checkBlocks(blocks: unknown, surface: Surface, at: string): string[] {
  const problems = list(0, most[surface], blockOn(surface))(blocks, at)
  return problems.length > 0 ? problems : checkTogether(allBlocks(blocks, at), surface, at)
}

function checkTogether(blocks: Part[], surface: Surface, at: string): string[] {
  const named = (name: string, found: Part[]) =>
    found.flatMap(({ value, at: where }) =>
      typeof value[name] === 'string' ? [{ value: value[name], at: `${where}/${name}` }] : [],
    )
  const elements = blocks.flatMap(elementsOf)
  const focused = elements.filter(({ value }) => value.focus_on_load === true)
  const tables = blocks.filter(({ value }) => value.type === 'table')
  return [
    ...unique('block_id', named('block_id', blocks)),
    ...blocks.flatMap((block) => unique('action_id', named('action_id', elementsOf(block)))),
    ...(focused.length > 1 ? [problem('only one element can set `focus_on_load`', at)] : []),
    // https://docs.slack.dev/reference/block-kit/blocks/table-block
    ...(surface === 'message' && tables.length > 1 ? [problem('only_one_table_allowed', at)] : []),
  ]
}
