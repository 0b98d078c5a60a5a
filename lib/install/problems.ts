import { AuthorizationError, InvalidStateError, MissingCodeError, MissingStateError } from '@slack/oauth'
import { SlackError, WebAPIPlatformError } from '@slack/web-api'
import { LOST_CODES } from '../connect/lost-codes.ts'
import type { Problem } from './pages.ts'

/** What can stand in the way of adding the app. */
export const PROBLEMS = {
  oneWorkspace: {
    statusCode: 404,
    title: 'For one workspace',
    words:
      'This deployment of Shares for Slack serves one workspace and cannot be added to others. To have it in yours, ask whoever looks after it to set up distribution.',
    canBeginAgain: false,
  },
  cancelled: {
    statusCode: 200,
    title: 'Not added',
    words: 'You cancelled in Slack, so nothing was added and nothing is kept.',
    canBeginAgain: true,
  },
  lost: {
    statusCode: 400,
    title: 'No longer valid',
    words:
      'This address works once, within ten minutes, in the browser where it was begun. If you have just added the app, it is in Slack already.',
    canBeginAgain: true,
  },
  refused: {
    statusCode: 502,
    title: 'Not added',
    words:
      'Slack refused this app itself. This is not your doing: tell whoever looks after Shares for Slack; its log says why.',
    canBeginAgain: false,
  },
  unavailable: {
    statusCode: 503,
    title: 'Not added yet',
    words: 'Slack does not answer this app at the moment. Begin again in a minute.',
    canBeginAgain: true,
  },
  broken: {
    statusCode: 500,
    title: 'Something went wrong',
    words: 'This is not your doing. Begin again in a minute.',
    canBeginAgain: true,
  },
} as const satisfies Record<string, Problem>

/** Reads why the app was not added; undefined where it is the fault of neither the person nor Slack. */
export function problemOf(error: Error): Problem | undefined {
  if (error instanceof AuthorizationError) return PROBLEMS.cancelled
  if (
    error instanceof InvalidStateError ||
    error instanceof MissingStateError ||
    error instanceof MissingCodeError
  ) {
    return PROBLEMS.lost
  }
  if (error instanceof WebAPIPlatformError) {
    return LOST_CODES.includes(error.data.error) ? PROBLEMS.lost : PROBLEMS.refused
  }
  return error instanceof SlackError ? PROBLEMS.unavailable : undefined
}
