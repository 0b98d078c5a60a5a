import { describe, expect, test } from '@jest/globals'
import { checkBlocks } from '../../../infra/sandbox/slack/validate/surfaces.ts'
import { checkHome, checkModal } from '../../../infra/sandbox/slack/validate/views.ts'
import { at, element, long, many } from './block-parts.ts'
import { refused } from './blocks-refused.ts'
import { taken } from './blocks-taken.ts'
import { button, input, modal, plain, section } from './workspace.ts'

const messageProblems = (...blocks: unknown[]) => checkBlocks(blocks, 'message', '/blocks')

describe('what Slack takes', () => {
  test.each(taken)('%s', (_name, surface, block) => {
    expect(checkBlocks([block], surface, '/blocks')).toEqual([])
  })

  test('the same action_id in two blocks', () => {
    expect(messageProblems(element(button('open')), element(button('open')))).toEqual([])
  })

  test.each([
    ['message', 50],
    ['modal', 100],
    ['home', 100],
  ] as const)('in a %s up to %d blocks', (surface, most) => {
    const dividers = many(most, { type: 'divider' })

    expect(checkBlocks(dividers, surface, '/blocks')).toEqual([])
    expect(checkBlocks([...dividers, { type: 'divider' }], surface, '/blocks')).toEqual([
      at(`no more than ${most} items allowed`, '/blocks'),
    ])
  })
})

describe('what Slack refuses', () => {
  test.each(refused)('%s', (_name, block, problem) => {
    expect(messageProblems(block)).toContain(problem)
  })

  test('a block_id used twice', () => {
    const block = { type: 'divider', block_id: 'line' }

    expect(messageProblems(block, block)).toEqual([
      at('`block_id` "line" already exists', '/blocks/1/block_id'),
    ])
  })

  test('a second table in a message', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }

    expect(messageProblems(table, table)).toEqual([at('only_one_table_allowed', '/blocks')])
  })

  test('two inputs that both want the focus', () => {
    const problems = checkModal(
      modal(input('a', { focus_on_load: true }), input('b', { focus_on_load: true })),
    )

    expect(problems).toEqual([at('only one element can set `focus_on_load`', '/view/blocks')])
  })
})

describe('views', () => {
  test.each([
    ['no title', { ...modal(), title: undefined }, at('missing required field: title', '/view')],
    [
      'a title of 25 characters',
      { ...modal(), title: plain(long(25)) },
      at('must be less than 25 characters', '/view/title/text'),
    ],
    [
      'a submit of 25 characters',
      { ...modal(), submit: plain(long(25)) },
      at('must be less than 25 characters', '/view/submit/text'),
    ],
    [
      'a close of 25 characters',
      { ...modal(), close: plain(long(25)) },
      at('must be less than 25 characters', '/view/close/text'),
    ],
    [
      'private_metadata of 3,001 characters',
      { ...modal(), private_metadata: long(3001) },
      at('must be less than 3001 characters', '/view/private_metadata'),
    ],
    [
      'a callback_id of 256 characters',
      { ...modal(), callback_id: long(256) },
      at('must be less than 256 characters', '/view/callback_id'),
    ],
    [
      'an input without submit',
      { ...modal(input('a')), submit: undefined },
      at('missing required field: submit', '/view'),
    ],
    [
      'an unknown field',
      { ...modal(), submit_disabled: true },
      at('invalid additional property: submit_disabled', '/view'),
    ],
    ['a Home', { type: 'home', blocks: [] }, at('unsupported type: home', '/view/type')],
    [
      'a block of messages only',
      modal({ type: 'markdown', text: 'a' }),
      at('unsupported type: markdown', '/view/blocks/0/type'),
    ],
  ])('a modal may not have %s', (_name, view, problem) => {
    expect(checkModal(view)).toContain(problem)
  })

  test('a Home has no title and is no modal', () => {
    expect(checkHome({ type: 'home', blocks: [section('a')] })).toEqual([])
    expect(checkHome({ type: 'home', blocks: [], title: plain('a') })).toEqual([
      at('invalid additional property: title', '/view'),
    ])
    expect(checkHome(modal())).toEqual([at('unsupported type: modal', '/view/type')])
  })
})
