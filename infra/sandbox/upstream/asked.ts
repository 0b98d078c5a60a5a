import type { HonoRequest } from 'hono'
import * as z from 'zod'

/**
 * A request's JSON body.
 * @param refusal what is thrown for a body that is none, or not of this shape
 */
export async function bodyOf<T>(
  request: HonoRequest,
  schema: z.ZodType<T>,
  refusal: (why: string) => Error,
): Promise<T> {
  const text = await request.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw refusal('The body is not JSON')
  }
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw refusal(z.prettifyError(parsed.error))
  return parsed.data
}

/** A number in the path; what is no number matches nothing. */
export function idIn(request: HonoRequest, name: string): number {
  return Number(request.param(name))
}
