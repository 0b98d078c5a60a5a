import type { JsonObject } from '../types.ts'

/**
 * The words Slack's rules are written in here. A rule looks at a value and gives the problems it has, each in
 * Slack's style: `must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]`.
 */
export type Rule = (value: unknown, at: string) => string[]

export function problem(message: string, at: string): string {
  return `${message} [json-pointer:${at}]`
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string of `min` to `max` characters. */
export function string(min: number, max: number): Rule {
  return (value, at) => {
    if (typeof value !== 'string') return [problem('must be a string', at)]
    if (value.length > max) return [problem(`must be less than ${max + 1} characters`, at)]
    if (value.length < min) return [problem(`must be more than ${min - 1} characters`, at)]
    return []
  }
}

/** A string of a form, such as a date. */
export function matching(pattern: RegExp, description: string): Rule {
  return (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : [problem(`must be a valid ${description}`, at)]
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Rule {
  return (value, at) => {
    if (!Number.isInteger(value)) return [problem('must be an integer', at)]
    return Number(value) < min || Number(value) > max
      ? [problem(`must be between ${min} and ${max}`, at)]
      : []
  }
}

export const number: Rule = (value, at) => (Number.isFinite(value) ? [] : [problem('must be a number', at)])

export const boolean: Rule = (value, at) =>
  typeof value === 'boolean' ? [] : [problem('must be a boolean', at)]

/** One of some strings or numbers. */
export function oneOf(...values: (string | number)[]): Rule {
  return (value, at) =>
    values.some((allowed) => allowed === value) ? [] : [problem('must be a valid enum value', at)]
}

/** An array of `min` to `max` values that each follow a rule. */
export function list(min: number, max: number, item: Rule): Rule {
  return (value, at) => {
    if (!Array.isArray(value)) return [problem('must be an array', at)]
    if (value.length > max) return [problem(`no more than ${max} items allowed`, at)]
    if (value.length < min) return [problem(`no less than ${min} items allowed`, at)]
    return value.flatMap((entry, index) => item(entry, `${at}/${index}`))
  }
}

/** Every one of some rules. */
export function all(...rules: Rule[]): Rule {
  return (value, at) => rules.flatMap((rule) => rule(value, at))
}

/** An object with these fields and no others; `type` is the business of `byType`. */
export function shape(required: Record<string, Rule>, optional: Record<string, Rule> = {}): Rule {
  const fields = { ...required, ...optional }
  return (value, at) => {
    if (!isObject(value)) return [problem('must be an object', at)]
    const missing = Object.keys(required).filter((field) => value[field] === undefined)
    const extra = Object.keys(value).filter((field) => field !== 'type' && !Object.hasOwn(fields, field))
    return [
      ...missing.map((field) => problem(`missing required field: ${field}`, at)),
      ...extra.map((field) => problem(`invalid additional property: ${field}`, at)),
      ...Object.entries(fields).flatMap(([field, rule]) =>
        value[field] === undefined ? [] : rule(value[field], `${at}/${field}`),
      ),
    ]
  }
}

/** An object whose `type` says which rule it follows. */
export function byType(rules: Record<string, Rule>): Rule {
  return (value, at) => {
    if (!isObject(value)) return [problem('must be an object', at)]
    if (value.type === undefined) return [problem('missing required field: type', at)]
    const { type } = value
    if (typeof type !== 'string') return [problem('must be a string', `${at}/type`)]
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined
    return rule === undefined ? [problem(`unsupported type: ${type}`, `${at}/type`)] : rule(value, at)
  }
}

/** The object has at least one of these fields. */
export function anyOf(...fields: string[]): Rule {
  const names = fields.map((field) => `\`${field}\``).join(' or ')
  return (value, at) =>
    isObject(value) && fields.some((field) => value[field] !== undefined)
      ? []
      : [problem(`must define either ${names}`, at)]
}

/** The object has at most one of these fields. */
export function notBoth(first: string, second: string): Rule {
  return (value, at) =>
    isObject(value) && value[first] !== undefined && value[second] !== undefined
      ? [problem(`cannot define both \`${first}\` and \`${second}\``, at)]
      : []
}

/** No two of these strings are the same. Slack's words: `` `action_id` "open" already exists ``. */
export function unique(name: string, values: { value: string; at: string }[]): string[] {
  return values
    .filter(({ value }, index) => values.findIndex((earlier) => earlier.value === value) < index)
    .map(({ value, at }) => problem(`\`${name}\` "${value}" already exists`, at))
}
