import type { HonoRequest } from 'hono'

/** One request as the stand-in saw it. Nothing is masked: it is for tests that count and compare. */
export interface SeenRequest {
  method: string
  /** Path and query below the mount. */
  path: string
  /** Parsed where it is JSON or a form; null where there is none. */
  body: unknown
  /** Null until it is answered, and for a connection that was dropped. */
  status: number | null
}

/** What a request's body was. It can still be read afterwards: Hono keeps the text. */
export async function bodyForLog(request: HonoRequest): Promise<unknown> {
  const text = await request.text()
  if (text === '') return null
  if (request.header('Content-Type')?.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
