import type { UpstreamErrorCode } from '../errors.ts'

/** Something that stands in the way of connecting, other than the page itself. */
export interface Problem {
  statusCode: number
  /** The field that is at fault. */
  field?: 'share_link' | 'email' | 'password' | 'is_me'
  words: string
}

/** They did not say that the page is for them. */
export const NOT_SAID: Problem = {
  statusCode: 422,
  field: 'is_me',
  words: 'Say whether this is you. If it is not, close this page.',
}

/** What can stand in the way of a share link. */
export const LINK_PROBLEMS = {
  no_token: {
    statusCode: 422,
    field: 'share_link',
    words: 'This text holds no share token, or more than one. Paste one whole link from the e-mail.',
  },
  refused: {
    statusCode: 422,
    field: 'share_link',
    words:
      'Clinked did not accept this link. Check that it is complete and still valid; if it has a password, enter it too.',
  },
  rate_limited: {
    statusCode: 503,
    words:
      'Clinked takes no more requests at the moment. Your link is not at fault: try again in five minutes.',
  },
  unavailable: {
    statusCode: 503,
    words: 'Clinked does not answer at the moment. Your link is not at fault: try again in a minute.',
  },
  malformed: {
    statusCode: 502,
    words: 'Clinked sent an answer this app does not understand. Your link is not at fault: try again later.',
  },
} as const satisfies Record<string, Problem>

/** What can stand in the way of a login. */
export const LOGIN_PROBLEMS = {
  no_email: {
    statusCode: 422,
    field: 'email',
    words: 'This is no e-mail address. Enter the one you log in to Intralinks with.',
  },
  no_password: {
    statusCode: 422,
    field: 'password',
    words: 'Enter your password for Intralinks.',
  },
  refused: {
    statusCode: 422,
    field: 'password',
    words:
      'Intralinks did not accept this e-mail and password, or has locked the account after several wrong ones. Type the password again, or reset it at intralinks.com.',
  },
  elsewhere: {
    statusCode: 409,
    words:
      'You are logged in to Intralinks elsewhere, in a browser or by this app before, and it allows you one session at a time. Log out there, or end that session from here.',
  },
  forbidden: {
    statusCode: 422,
    words:
      'Intralinks does not let this account in. Log in at intralinks.com in your browser, do what it asks for there, and try again here.',
  },
  app_refused: {
    statusCode: 502,
    words:
      'Intralinks refused this app itself. Your password is not at fault: tell whoever set the app up in your workspace.',
  },
  rate_limited: {
    statusCode: 503,
    words:
      'Intralinks takes no more requests at the moment. Your password is not at fault: try again in five minutes.',
  },
  unavailable: {
    statusCode: 503,
    words: 'Intralinks does not answer at the moment. Your password is not at fault: try again in a minute.',
  },
  malformed: {
    statusCode: 502,
    words:
      'Intralinks sent an answer this app does not understand. Your password is not at fault: try again later.',
  },
} as const satisfies Record<string, Problem>

/**
 * Reads why Clinked did not let somebody connect. A grant says no in many ways (the reference shows none), and all of
 * them mean this link as it was given.
 */
export function linkProblem(code: UpstreamErrorCode): Problem {
  switch (code) {
    case 'rate_limited':
    case 'unavailable':
    case 'malformed':
      return LINK_PROBLEMS[code]
    case 'too_long':
      return LINK_PROBLEMS.malformed
    case 'unauthorized':
    case 'login_refused':
    case 'logged_in_elsewhere':
    case 'entrance_required':
    case 'forbidden':
    case 'not_found':
    case 'rejected':
      return LINK_PROBLEMS.refused
  }
}

/** Reads why Intralinks did not let somebody log in. */
export function loginProblem(code: UpstreamErrorCode): Problem {
  switch (code) {
    case 'login_refused':
      return LOGIN_PROBLEMS.refused
    case 'logged_in_elsewhere':
      return LOGIN_PROBLEMS.elsewhere
    case 'forbidden':
    case 'rate_limited':
    case 'unavailable':
    case 'malformed':
      return LOGIN_PROBLEMS[code]
    case 'too_long':
      return LOGIN_PROBLEMS.malformed
    case 'unauthorized':
    case 'entrance_required':
    case 'not_found':
    case 'rejected':
      return LOGIN_PROBLEMS.app_refused
  }
}
