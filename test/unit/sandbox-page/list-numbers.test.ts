import { expect, test } from '@jest/globals'
import type { RichTextBlock } from '@slack/types'
import { withOwnNumbers } from '../../../infra/sandbox/page/blocks/list-numbers.ts'

const item = { type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: 'x' }] }
const list = (items: number, about: { indent?: number; offset?: number; style?: 'bullet' } = {}) => ({
  type: 'rich_text_list' as const,
  style: 'ordered' as const,
  elements: Array.from({ length: items }, () => item),
  ...about,
})
const block = (...elements: unknown[]) => ({ type: 'rich_text', elements }) as unknown as RichTextBlock

/** The first number of each list as slack-blocks-to-jsx draws it: where the one before ended, and the offset. */
const drawn = (given: RichTextBlock) =>
  withOwnNumbers(given).elements.map((element) => ('offset' in element ? element.offset : undefined))

test('a list that goes on after a nested one begins at its own offset, and not at twice that', () => {
  expect(drawn(block(list(2), list(2, { indent: 1, style: 'bullet' }), list(1, { offset: 2 })))).toEqual([
    0, 0, 0,
  ])
})

test('a list without an offset begins at 1, whatever came before', () => {
  expect(drawn(block(list(3), list(1)))).toEqual([0, -3])
})

test('after a paragraph nothing is to be taken off', () => {
  expect(drawn(block(list(2), item, list(1, { offset: 2 })))).toEqual([0, undefined, 2])
})

test('a nested list begins anew below each item', () => {
  const nested = list(2, { indent: 1 })
  expect(drawn(block(list(1), nested, list(1, { offset: 1 }), nested))).toEqual([0, 0, 0, 0])
})
