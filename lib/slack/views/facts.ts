import type { KnownBlock } from '@slack/types'
import { LIMIT } from './limits.ts'
import { type Mrkdwn, name } from './text.ts'

interface Fact {
  label: string
  text: Mrkdwn
}

export function fact(label: string, text: Mrkdwn | '' | undefined): Fact | undefined {
  return text ? { label, text } : undefined
}

export function tagsFact(tags: string[]): Fact | undefined {
  return fact('Tags', tags.length > 0 ? name(tags.join(', ')) : undefined)
}

/** The facts that there are, two to a line, ten to a section. */
export function factBlocks(facts: (Fact | undefined)[]): KnownBlock[] {
  const fields = facts
    .filter((one) => one !== undefined)
    .map(({ label, text }) => ({ type: 'mrkdwn' as const, text: `*${label}*\n${text}`, verbatim: true }))
  const sections = Math.ceil(fields.length / LIMIT.sectionFields)
  return Array.from({ length: sections }, (_, index) => {
    const first = index * LIMIT.sectionFields
    return { type: 'section', fields: fields.slice(first, first + LIMIT.sectionFields) }
  })
}

/** A constant of the API, `IN_PROGRESS`, in words: those the reference does not name are shown as they come. */
export function code(constant: string): Mrkdwn {
  const words = constant.replaceAll('_', ' ').toLowerCase()
  return name(words.charAt(0).toUpperCase() + words.slice(1), 50)
}

export function people(list: { name: string }[] | undefined): Mrkdwn | undefined {
  return list && list.length > 0 ? name(list.map((one) => one.name).join(', '), 300) : undefined
}
