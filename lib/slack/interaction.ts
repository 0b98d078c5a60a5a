import type { WebClient } from '@slack/web-api'
import type { SlackBody } from '../jobs/job.ts'
import type { Person } from '../store/person.ts'
import type { FormValues } from './forms.ts'
import type { JobContext } from './queue-receiver.ts'

/** Something a person did in Slack, in the same shape for a command, a press, a submission or an event. */
export interface Interaction {
  person: Person
  /** What the person is called in Slack, for the connect page. */
  personName: string
  /** What the workspace is called, for the connect page. */
  teamName: string
  /** This app's own id in Slack. */
  appId: string
  /** Where it was done. */
  origin: 'command' | 'message' | 'modal' | 'home' | 'event'
  /** A command's text, or the value of what was pressed or chosen. */
  value: string
  /** The `action_id` of what was pressed. */
  actionId: string | undefined
  /** Opens one modal within 3 s of the press. */
  triggerId: string | undefined
  /** Takes 5 messages within 30 minutes. */
  responseUrl: string | undefined
  /** The conversation it was done in. */
  channel: string | undefined
  /** The view it was done in: the submitted one, the one with the pressed button, or App Home. */
  view: InteractionView | undefined
  /** After connecting: the modal in which what was parked goes on. */
  resumeInView: string | undefined
  /** Slack's own request, to be parked while the person connects. */
  body: SlackBody
  client: WebClient
  job: JobContext
}

interface InteractionView {
  id: string
  callbackId: string
  privateMetadata: string
  /** In a stack of modals, the one below. */
  previousViewId: string | undefined
  values: FormValues
}

interface RawView {
  id: string
  callback_id?: string
  type: string
  private_metadata?: string
  previous_view_id?: string | null
  state?: { values?: FormValues }
}

/** The fields this app reads of Slack's commands, interactions and events. https://docs.slack.dev/reference/interaction-payloads */
interface RawBody {
  // slash command
  command?: string
  text?: string
  user_id?: string
  user_name?: string
  team_id?: string
  team_domain?: string
  channel_id?: string
  enterprise_id?: string
  api_app_id?: string
  // interaction
  user?: { id: string; name?: string; username?: string; team_id?: string }
  team?: { id: string; domain?: string } | null
  enterprise?: { id: string } | null
  channel?: { id: string }
  actions?: { action_id: string; value?: string; selected_option?: { value: string } | null }[]
  view?: RawView
  response_url?: string
  trigger_id?: string
  /** Ours, not Slack's: see offer-connect.ts. */
  resume_in_view?: string
  // event
  /** In some events the user is a whole object. */
  event?: { user?: string | object; channel?: string }
}

/** @param job which job this is, and how often it has come. */
export function readInteraction(body: SlackBody, client: WebClient, job: JobContext): Interaction {
  const raw = body as RawBody
  const action = raw.actions?.[0]
  const person = personIn(body)
  const { teamId, userId } = person
  return {
    person,
    personName: raw.user?.name ?? raw.user?.username ?? raw.user_name ?? userId,
    teamName: raw.team?.domain ?? raw.team_domain ?? teamId,
    appId: raw.api_app_id ?? '',
    origin: origin(raw),
    value:
      raw.command !== undefined ? (raw.text ?? '') : (action?.selected_option?.value ?? action?.value ?? ''),
    actionId: action?.action_id,
    triggerId: raw.trigger_id,
    responseUrl: raw.response_url,
    channel: raw.channel?.id ?? raw.channel_id ?? raw.event?.channel,
    view: raw.view && {
      id: raw.view.id,
      callbackId: raw.view.callback_id ?? '',
      privateMetadata: raw.view.private_metadata ?? '',
      previousViewId: raw.view.previous_view_id ?? undefined,
      values: raw.view.state?.values ?? {},
    },
    resumeInView: raw.resume_in_view,
    body,
    client,
    job,
  }
}

/** Who did it; without an id where it is nobody's doing. */
export function personIn(body: SlackBody): Person {
  const raw = body as RawBody
  const enterpriseId = raw.enterprise?.id ?? raw.enterprise_id
  const teamId = raw.team?.id ?? raw.user?.team_id ?? raw.team_id ?? ''
  const ofEvent = typeof raw.event?.user === 'string' ? raw.event.user : ''
  const userId = raw.user?.id ?? raw.user_id ?? ofEvent
  return { teamId, userId, ...(enterpriseId ? { enterpriseId } : {}) }
}

function origin(raw: RawBody): Interaction['origin'] {
  if (raw.command !== undefined) return 'command'
  if (raw.event) return 'event'
  if (raw.view) return raw.view.type === 'home' ? 'home' : 'modal'
  return 'message'
}
