/** The forms in which the documented server answers, besides JSON. */

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

const ON_ALL = {
  'Strict-Transport-Security': 'max-age=31536000 ; includeSubDomains',
  'X-Frame-Options': 'DENY',
}

const ON_ALL_BUT_THUMBNAILS = {
  'X-Content-Type-Options': 'nosniff',
  'X-XSS-Protection': '1; mode=block',
  'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
  Pragma: 'no-cache',
  Expires: '0',
}

/** The headers that the reference shows on the answers of a section, whatever they say; none of what it has not. */
export function securityHeaders(section: string | null): Record<string, string> {
  if (section === null) return {}
  return section === '11.4' ? ON_ALL : { ...ON_ALL_BUT_THUMBNAILS, ...ON_ALL }
}
