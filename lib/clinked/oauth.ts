/**
 * Guest authentication (1.1). The reference shows neither the answer, nor how a share with a password takes it, nor
 * what a refusal looks like: all that is assumed of them stands in this file.
 *
 * The request carries the share token and the password in its URL. Nothing here or below logs a URL.
 */
import { UpstreamError } from '../errors.ts'
import { TokenAnswer } from '../http/grant.ts'
import { json } from './answers.ts'
import { isBlock } from './block.ts'
import { operation } from './operation.ts'

/** Which share to act for. */
export interface GrantRequest {
  shareToken: string
  /** Of a share whose `passwordEnabled` is true. */
  sharePassword?: string | undefined
}

/** Leave to act for the guest of that share; the share token grants anew. */
export const grant = operation('1.1 GET /oauth/token', json(200, TokenAnswer), {
  query: ({ shareToken, sharePassword }: GrantRequest) => ({
    client_id: 'clinked-guests',
    grant_type: 'share',
    token: shareToken,
    password: sharePassword,
  }),
  isBlock,
})

/**
 * Reads a refused grant: OAuth servers answer 400 (RFC 6749 §5.2) or 401 for a token or password they do not know,
 * others 404. Whichever it is, this share token no longer lets anybody in. A 403 stays as it is: it may be the
 * rate limit's block in a form that is not known as one (block.ts), and then the share token is still good.
 */
export function asRefusedGrant(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error
  if (error.status !== 400 && error.code !== 'not_found') return error
  return new UpstreamError('the grant was refused', { ...error.details, code: 'unauthorized' })
}
