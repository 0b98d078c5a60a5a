/** The forms in which the documented server answers. */

/** JSON with the server's own spelling of the type. */
export function json(body: unknown, status: 200 | 201 | 206 = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  })
}

/** 200 without a body, and so without a type. */
export function empty(): Response {
  return new Response(null, { status: 200 })
}

/** 302 without a body, as all downloads but §5.6 answer. */
export function found(location: string): Response {
  return new Response(null, { status: 302, headers: { Location: location } })
}

/** Bytes in the answer itself (§5.6, §11.4). In a file's name a "+" stands for a space. */
export function file(
  bytes: Uint8Array<ArrayBuffer>,
  about: {
    disposition: 'attachment' | 'inline'
    fileName: string
    contentType: string
    lastModified: number
  },
): Response {
  const name = encodeURIComponent(about.fileName).replaceAll('%20', '+')
  return new Response(bytes, {
    headers: {
      'Content-Disposition': `${about.disposition}; filename="${name}"`,
      'Last-Modified': new Date(about.lastModified).toUTCString(),
      'Content-Length': String(bytes.byteLength),
      'Content-Type': about.contentType,
      'Accept-Ranges': 'bytes',
    },
  })
}

/** What the reference shows on every answer of the API. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-XSS-Protection': '1; mode=block',
  'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
  Pragma: 'no-cache',
  Expires: '0',
  'Strict-Transport-Security': 'max-age=31536000 ; includeSubDomains',
  'X-Frame-Options': 'DENY',
}
