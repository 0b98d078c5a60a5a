import type { UpstreamErrorCode } from '../errors.ts'

/** What can stand in the way of connecting, other than the page itself. */
export type Problem = 'no_token' | 'refused' | 'rate_limited' | 'unavailable' | 'malformed'

/** What each is to the browser and to the person. `isTheLinks`: the field with the link is at fault. */
export const PROBLEMS: Record<Problem, { statusCode: number; isTheLinks: boolean; words: string }> = {
  no_token: {
    statusCode: 422,
    isTheLinks: true,
    words: 'This text holds no share token, or more than one. Paste one whole link from the e-mail.',
  },
  refused: {
    statusCode: 422,
    isTheLinks: true,
    words:
      'Clinked did not accept this link. Check that it is complete and still valid; if it has a password, enter it too.',
  },
  rate_limited: {
    statusCode: 503,
    isTheLinks: false,
    words:
      'Clinked takes no more requests at the moment. Your link is not at fault: try again in five minutes.',
  },
  unavailable: {
    statusCode: 503,
    isTheLinks: false,
    words: 'Clinked does not answer at the moment. Your link is not at fault: try again in a minute.',
  },
  malformed: {
    statusCode: 502,
    isTheLinks: false,
    words: 'Clinked sent an answer this app does not understand. Your link is not at fault: try again later.',
  },
}

/**
 * Reads why Clinked did not let somebody connect. A grant says no in many ways (the reference shows none), and all of
 * them mean this link as it was given.
 */
export function problemOf(code: UpstreamErrorCode): Problem {
  switch (code) {
    case 'unauthorized':
    case 'forbidden':
    case 'not_found':
    case 'rejected':
      return 'refused'
    case 'rate_limited':
    case 'unavailable':
    case 'malformed':
      return code
  }
}
