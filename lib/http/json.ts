import * as z from 'zod'

/** @returns what a JSON body says; undefined where it is not JSON. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    // The parser's message quotes the body, so it is not passed on.
    return undefined
  }
}

/**
 * Parses JSON and checks its shape.
 *
 * @param malformed makes the error to throw
 */
export function readJson<Schema extends z.ZodType>(
  body: Uint8Array,
  schema: Schema,
  malformed: (message: string) => Error,
): z.output<Schema> {
  const value = jsonOf(body)
  if (value === undefined)
    throw malformed(body.byteLength === 0 ? 'the body is empty' : 'the body is not JSON')
  return readShape(value, schema, malformed)
}

/**
 * Checks the shape of what a body says.
 *
 * @param malformed makes the error to throw; its message names the first field that is wrong and quotes nothing
 */
export function readShape<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  malformed: (message: string) => Error,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw malformed(`${fieldName(issue?.path ?? []) || 'the body'}: ${issue?.message}`)
}

/** `items[0].reply`. Zod's own would bring its texts in all languages along: 320 KiB of the bundle. */
function fieldName(path: PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

/** A field that may be null or absent; both become undefined. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => value ?? undefined, schema.optional())
}

// Made once for all shapes that have them: each schema costs its time at every cold start.
export const OptionalText = optional(z.string())
export const OptionalNumber = optional(z.number())
export const OptionalFlag = optional(z.boolean())
