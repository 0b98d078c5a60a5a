import type { HonoRequest } from 'hono'

/** One request as a stand-in saw it. Nothing is masked: it is for tests that count and compare. */
export interface SeenRequest {
  method: string
  /** Path and query below the mount, tokens and all. */
  path: string
  /** Parsed where it is JSON or a form, text where it is neither, null where there is none or it is multipart. */
  body: unknown
  /** Null until it is answered, and for a connection that was dropped. */
  status: number | null
}

/** A request that is yet to be answered. Its body can still be read afterwards: Hono keeps the text. */
export async function seenRequest(request: HonoRequest): Promise<SeenRequest> {
  const { pathname, search } = new URL(request.url)
  return { method: request.method, path: pathname + search, body: await bodyOf(request), status: null }
}

async function bodyOf(request: HonoRequest): Promise<unknown> {
  const type = request.header('Content-Type') ?? ''
  if (type.startsWith('multipart/')) return null
  const text = await request.text()
  if (text === '') return null
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
