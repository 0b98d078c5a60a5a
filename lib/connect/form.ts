import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** In bytes: room for the longest link and password, form-encoded. */
const MAX_BODY_BYTES = 8 * 1024

const FORM_TYPE = 'application/x-www-form-urlencoded'

/** A request that is not the page's own form, sent by the browser that shows it. The message is for the person. */
export class RefusedFormError extends Error {
  override readonly name = 'RefusedFormError'
  readonly statusCode: 400 | 403 | 413 | 415

  constructor(statusCode: 400 | 403 | 413 | 415, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

interface FormBase {
  csrf: string
  /** Whether they said that the page is for them. */
  isMe: boolean
}

/** What the form for a share link of Clinked was filled in with. */
export interface LinkForm extends FormBase {
  provider: 'clinked'
  shareLink: string
  /** Undefined where it was left empty. */
  sharePassword: string | undefined
}

/** What the form for a login to Intralinks was filled in with. */
export interface LoginForm extends FormBase {
  provider: 'intralinks'
  email: string
  password: string
  /** Whether it was sent by the button that says what this does. */
  endOtherSessions: boolean
}

export type ConnectForm = LinkForm | LoginForm

/**
 * Reads the form out of a POST.
 *
 * @throws {RefusedFormError} 403 from another site, 413 too large, 415 of another type, 400 not this form
 */
export function readForm(event: APIGatewayProxyEventV2): ConnectForm {
  if (isFromElsewhere(event.headers)) {
    throw new RefusedFormError(403, 'This form was sent from another site, so it was not used.')
  }
  if (event.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== FORM_TYPE) {
    throw new RefusedFormError(415, `This page takes ${FORM_TYPE} only.`)
  }
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (body.byteLength > MAX_BODY_BYTES) {
    throw new RefusedFormError(413, 'This is longer than anything this page asks for.')
  }
  const form = formIn(new URLSearchParams(body.toString('utf8')))
  if (form === undefined) throw new RefusedFormError(400, 'This is not the form of this page.')
  return form
}

function formIn(fields: URLSearchParams): ConnectForm | undefined {
  const provider = fields.get('provider')
  const base = { csrf: fields.get('csrf') ?? '', isMe: fields.get('is_me') === 'yes' }

  const shareLink = fields.get('share_link')
  if (provider === 'clinked' && shareLink !== null) {
    return { ...base, provider, shareLink, sharePassword: fields.get('share_password') || undefined }
  }
  const [email, password] = [fields.get('email'), fields.get('password')]
  if (provider === 'intralinks' && email !== null && password !== null) {
    const endOtherSessions = fields.get('end_other_sessions') === 'yes'
    return { ...base, provider, email: email.trim(), password, endOtherSessions }
  }
  return undefined
}

/**
 * Whether a browser says that another site sent this (https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site).
 * The page's own form comes with `Origin: null`, because its referrer policy is no-referrer
 * (https://fetch.spec.whatwg.org/#append-a-request-origin-header), so `null` names no other host. A client that is no
 * browser sends neither header; what counts for it is the CSRF value alone.
 */
function isFromElsewhere(headers: APIGatewayProxyEventV2['headers']): boolean {
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return true
  const { origin } = headers
  return origin !== undefined && origin !== 'null' && URL.parse(origin)?.host !== headers.host
}
