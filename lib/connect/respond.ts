import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { STYLE_SOURCE } from './style.ts'

/**
 * What every page is sent with. The address holds the ticket, so it goes to nobody (no-referrer) and the page stays in
 * no cache; nothing runs on it, it loads nothing, and it is in nobody's frame.
 */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'strict-transport-security': 'max-age=31536000',
}

/** @param page a whole HTML document */
export const pageAnswer = (
  statusCode: number,
  page: string,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 => ({ statusCode, headers: { ...HEADERS, ...headers }, body: page })

/** The header that passes on how long an upstream asks to wait, in ms. */
export const retryAfter = (ms: number | undefined): Record<string, string> =>
  ms === undefined ? {} : { 'retry-after': String(Math.ceil(ms / 1000)) }
