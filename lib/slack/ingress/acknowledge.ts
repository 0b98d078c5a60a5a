import type { SlackBody } from '../../jobs/job.ts'
import { FORM, formErrors } from '../forms.ts'
import { readFormValues } from './form-values.ts'

/** What Slack is answered at once, and whether there is work to queue first. */
export interface Acknowledgement {
  /** The JSON or text that Slack gets with its 200; empty for a plain acknowledgement. */
  body: string
  /** Whether the request goes on the queue. */
  queue: boolean
  /** How long the queue keeps it back, in seconds; not at all if left out. */
  delaySeconds?: number
}

/** The fields of events that decide whether one is answered. https://docs.slack.dev/reference/events */
interface SlackEvent {
  type?: string
  user?: { deleted?: boolean }
  channel_type?: string
  subtype?: string
  bot_id?: string
}

const NOTHING_MORE: Acknowledgement = { body: '', queue: false }
const QUEUED: Acknowledgement = { body: '', queue: true }

/**
 * Decides what each kind of request is answered at once. Slack waits 3 s at most, so this looks at nothing but
 * the request itself. https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
 *
 * @throws MalformedRequestError for a submission whose fields are not as Slack documents them.
 */
export function acknowledge(body: SlackBody): Acknowledgement {
  // Slack checks a new request URL. https://docs.slack.dev/reference/events/url_verification
  if (body.type === 'url_verification') {
    return { body: JSON.stringify({ challenge: body.challenge }), queue: false }
  }
  // Slack checks the certificate of a command's URL. https://docs.slack.dev/interactivity/implementing-slash-commands
  if (body.ssl_check !== undefined) return NOTHING_MORE

  // People change their names and pictures all day long: only that one is gone is news here.
  const event = body.event as SlackEvent | undefined
  if (event?.type === 'user_change' && event.user?.deleted !== true) return NOTHING_MORE
  if (event?.type === 'message' && !isWrittenToApp(event)) return NOTHING_MORE

  if (body.type === 'view_submission') return acknowledgeSubmission(body)
  return QUEUED
}

/** Whether a person wrote it to the app: Slack tells of the app's own messages too, and of each that is changed. */
function isWrittenToApp({ channel_type, subtype, bot_id }: SlackEvent): boolean {
  return channel_type === 'im' && subtype === undefined && bot_id === undefined
}

/** A form that was filled in wrongly says so at the field; one that is right closes while the work goes on. */
function acknowledgeSubmission(body: SlackBody): Acknowledgement {
  const view = body.view as { callback_id?: string; state?: { values?: unknown } } | undefined
  const errors = formErrors(view?.callback_id ?? '', readFormValues(view?.state?.values ?? {}))
  if (errors) return { body: JSON.stringify({ response_action: 'errors', errors }), queue: false }
  return view?.callback_id === FORM.enterRoom ? ENTERING : QUEUED
}

/**
 * This form stays open, for what it leads to is shown in it. The worker must not be faster than this answer, which would
 * take the place of what it shows.
 */
const ENTERING: Acknowledgement = {
  body: JSON.stringify({
    response_action: 'update',
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'Data room' },
      close: { type: 'plain_text', text: 'Close' },
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: ':hourglass_flowing_sand: Just a moment…' } },
      ],
    },
  }),
  queue: true,
  delaySeconds: 1,
}
