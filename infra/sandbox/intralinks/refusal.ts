/**
 * Why the server does not do what it was asked. Thrown by an operation, answered by the stand-in. The guide shows no
 * refusal; these are from https://github.com/ilapi/intralinks-api/blob/master/tutorial/INTRALINKS_PYTHON.md
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  /** Answered as JSON. */
  readonly body: object

  constructor(status: number, body: object) {
    super(`refused with ${status}`)
    this.status = status
    this.body = body
  }
}

/** Of whatever is behind the login. */
function refused(code: number, subCode: string, message: string): Refusal {
  return new Refusal(code, {
    status: { code, subcode: subCode, message, errorId: 'bb7d1c' },
    errors: [{ code, subCode, message }],
  })
}

/** Of the login, and of its sessions. */
function refusedLogin(subcode: string, message: string): Refusal {
  return new Refusal(403, { error: { code: 403, message, subcode, errorid: '' } })
}

/** What is not there, and what is none of the person's. */
export const notFound = (): Refusal => refused(400, '3-1', 'Cannot find entity in repository')
/** The sub-code is assumed. */
export const badRequest = (why: string): Refusal => refused(400, '2-1', why)
export const notEntered = (): Refusal => refused(303, '1', 'Workspace entrance requirements not met.')
/** For a wrong password, an unknown address and a locked account alike. */
export const wrongLogin = (): Refusal =>
  refusedLogin('017', 'Credential provided is invalid. or there was problem with your account.')
export const loggedInElsewhere = (): Refusal =>
  refusedLogin('018', 'Your session has been logged out as the same user is logged in elsewhere.')

/** The key is repeated in the message, and so is the token below: traps for whoever logs messages. */
export const wrongClient = (clientId: string): Refusal =>
  new Refusal(400, {
    ErrorCode: 'invalid_request',
    Error: `invalid or null consumer key: ${clientId}`,
    Hint: "please ensure that you are passing the consumer key like so: 'client_id={consumer_key}'",
  })
/** The form is assumed to be that of a wrong key. */
export const wrongGrantType = (): Refusal =>
  new Refusal(400, { ErrorCode: 'invalid_request', Error: 'unsupported grant_type', Hint: '' })
export const wrongToken = (authorization: string): Refusal =>
  new Refusal(401, {
    status: 'Unauthorized',
    error: {
      code: 401,
      description: `invalid access token: ${authorization}`,
      subcode: 'the passed access token is either not valid or is formatted incorrectly in the request',
    },
  })
