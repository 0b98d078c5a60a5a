import type { HonoRequest } from 'hono'

/** One request as the stand-in saw it. Nothing is masked: it is for tests that count and compare. */
export interface SeenRequest {
  method: string
  /** Path and query below the mount, share tokens and all. */
  path: string
  /** The operation's section in the reference; null for any other request. */
  section: string | null
  /** Parsed where it is JSON, text where it is not, null where there is none or it is multipart. */
  body: unknown
  /** Null until it is answered, and for a connection that was dropped. */
  status: number | null
}

/** What a request's body was. It can still be read afterwards: Hono keeps the text. */
export async function bodyForLog(request: HonoRequest): Promise<unknown> {
  if (request.header('Content-Type')?.startsWith('multipart/')) return null
  const text = await request.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
