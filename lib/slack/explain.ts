import { SlackError, WebAPIPlatformError } from '@slack/web-api'
import {
  NotConnectedError,
  OutOfTimeError,
  ShareNotFoundError,
  SharePasswordError,
  UpstreamError,
  type UpstreamErrorCode,
} from '../errors.ts'
import { sayPrivately } from './answer.ts'
import { TriggerExpiredError } from './modal.ts'
import { type Offer, offerConnect } from './offer-connect.ts'
import { tell } from './surface.ts'
import { sameAgain, type Turn } from './turn.ts'
import { InvalidValueError } from './values.ts'
import { pressAgainScreen, sentence, stillTryingScreen } from './views/errors.ts'
import { mrkdwn } from './views/text.ts'

/**
 * Tells a person what became of something they did that failed, and decides whether it is tried again.
 *
 * @throws the error when the job is to come again, or to end in the dead-letter queue because this was its last try.
 */
export async function explain(turn: Turn, error: unknown): Promise<void> {
  const { job, services, body } = turn
  // That somebody has not connected anything yet is no failure.
  if (!(error instanceof NotConnectedError)) {
    services.log.warn('a listener failed', { job: job.id, attempt: job.attempt, error: describe(error) })
  }

  if (error instanceof TriggerExpiredError) {
    const again = sameAgain(turn)
    if (again) await sayPrivately(turn, pressAgainScreen(again, job.isResumed))
    return
  }
  const offer = connectingHelps(error)
  if (offer) return offerConnect(turn, { ...offer, resume: body })
  if (isFinal(error)) return tell(turn, await turn.failureScreen(sentence(error)))

  if (job.last) {
    await tell(turn, await turn.failureScreen(mrkdwn`${sentence(error)} I have given up trying.`))
  } else if (job.attempt === 1 && isWorthTelling(error)) {
    await turn.surface.show(stillTryingScreen(error))
  }
  throw error
}

/** What to offer where another connection, or the same one made anew, would do; undefined where it would not. */
function connectingHelps(error: unknown): Pick<Offer, 'provider' | 'reason' | 'isAgain'> | undefined {
  if (error instanceof NotConnectedError) return { provider: error.service }
  const reason = sentence(error)
  if (error instanceof UpstreamError && HAS_ENDED.includes(error.code)) {
    return { provider: error.service, reason, isAgain: true }
  }
  if (error instanceof ShareNotFoundError || error instanceof SharePasswordError) return { reason }
  return undefined
}

const HAS_ENDED: UpstreamErrorCode[] = ['unauthorized', 'logged_in_elsewhere']

/** Whether trying again would only fail again. */
function isFinal(error: unknown): boolean {
  if (error instanceof UpstreamError) return !error.retryable
  return error instanceof InvalidValueError
}

/** Whether somebody waits for an upstream; all else is over before they notice. */
function isWorthTelling(error: unknown): boolean {
  return error instanceof UpstreamError || error instanceof OutOfTimeError
}

/** What the log says of an error. Our own messages hold no secrets; of what Slack answered only its code is kept. */
export function describe(error: unknown): { name: string; message: string; stack?: string | undefined } {
  if (error instanceof WebAPIPlatformError) return { name: error.name, message: error.data.error }
  if (error instanceof SlackError) return { name: error.name, message: error.code }
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack }
  return { name: 'unknown', message: typeof error }
}
