/**
 * The shapes that several resources share. What the guide shows is checked as it stands there; of the rest only other
 * public material tells, and a field of it that comes in another form is left out rather than refused.
 */
import * as z from 'zod'

/** An id: a number in all samples; kept as text, for it is never counted with. */
export const Id = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/, 'not an id')]).transform(String)

/** `"T"` or `"F"`, or a boolean as newer parts of the API have them. */
export const Flag = z.preprocess(
  (value) => (value === 'T' ? true : value === 'F' ? false : value),
  z.boolean(),
)

/** `{"milliseconds": 1364560076000}`: epoch ms. */
export const Instant = z.object({ milliseconds: z.number() }).transform(({ milliseconds }) => milliseconds)

/** A field that the guide does not show: undefined where it is missing, or not of this shape. */
export function unproven<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined)
}

/**
 * A list whose envelope the guide does not show: a bare array, or what stands under the keys of an object, such as
 * `{"status": {…}, "folder": […]}`. An object with nothing but its status is an empty list.
 */
export function entities<Item extends z.ZodType>(item: Item) {
  return z.preprocess((body) => listIn(body), z.array(item))
}

function listIn(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const arrays = Object.values(body).filter((value) => Array.isArray(value))
  return arrays.length > 0 || 'status' in body ? arrays.flat() : body
}
