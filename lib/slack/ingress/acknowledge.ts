import type { SlackBody } from '../../jobs/job.ts'
import { type FormValues, formErrors } from '../forms.ts'

/** What Slack is answered at once, and whether there is work to queue first. */
export interface Acknowledgement {
  /** The JSON or text that Slack gets with its 200; empty for a plain acknowledgement. */
  body: string
  /** Whether the request goes on the queue. */
  queue: boolean
}

const NOTHING_MORE: Acknowledgement = { body: '', queue: false }
const QUEUED: Acknowledgement = { body: '', queue: true }

/**
 * Decides what each kind of request is answered at once. Slack waits 3 s at most, so this looks at nothing but
 * the request itself. https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
 */
export function acknowledge(body: SlackBody): Acknowledgement {
  // Slack checks a new request URL. https://docs.slack.dev/reference/events/url_verification
  if (body.type === 'url_verification') {
    return { body: JSON.stringify({ challenge: body.challenge }), queue: false }
  }
  // Slack checks the certificate of a command's URL. https://docs.slack.dev/interactivity/implementing-slash-commands
  if (body.ssl_check !== undefined) return NOTHING_MORE

  if (body.type === 'view_submission') return acknowledgeSubmission(body)
  return QUEUED
}

/** A form that was filled in wrongly says so at the field; one that is right closes while the work goes on. */
function acknowledgeSubmission(body: SlackBody): Acknowledgement {
  const view = body.view as { callback_id?: string; state?: { values?: FormValues } } | undefined
  const errors = formErrors(view?.callback_id ?? '', view?.state?.values ?? {})
  if (errors) return { body: JSON.stringify({ response_action: 'errors', errors }), queue: false }
  return QUEUED
}
