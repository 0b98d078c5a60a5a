import { expect, test } from '@jest/globals'
import { mentionsIn } from '../../../lib/shares/mentions.ts'

const people = [
  { author: 'Maria Lindqvist', username: 'maria' },
  { author: 'Tomás Ferreira', username: 'tomas' },
  { author: 'C++ (bot)', username: 'c++' },
  { author: 'Anna Keller', username: undefined },
  { author: 'Maria Lindqvist', username: 'maria' },
]

test.each([
  ['@Maria Lindqvist, look', 'maria'],
  ['@tomas and @MARIA: agreed?', 'maria,tomas'],
  ['(@Tomás Ferreira)', 'tomas'],
  ['thanks @c++', 'c++'],
])('“%s” mentions %s', (text, mentioned) => {
  expect(mentionsIn(text, people)).toBe(mentioned)
})

test.each(['Maria Lindqvist', '@mariana', 'post@maria', '@Anna Keller', '@channel', '@'])(
  '“%s” mentions nobody',
  (text) => {
    expect(mentionsIn(text, people)).toBeUndefined()
  },
)
