import type { SlackBody } from '../../jobs/job.ts'

/** Anything that may be a share token: a UUID. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/**
 * What of a request goes on the queue: not the screen it was made on, which holds what other people wrote and nobody
 * reads again, nor the words on the button; not Slack's deprecated verification token; and no share link that somebody
 * typed after a command.
 */
export function keep(body: SlackBody): SlackBody {
  const { token: _, actions, message, view, event, text, ...rest } = body
  return {
    ...rest,
    ...(Array.isArray(actions) ? { actions: actions.map(keepAction) } : {}),
    ...(isObject(message) ? { message: without(message, ['blocks', 'text', 'attachments']) } : {}),
    ...(isObject(view) ? { view: without(view, ['blocks']) } : {}),
    ...(isObject(event) ? { event: keepEvent(event) } : {}),
    ...(typeof text === 'string' ? { text: text.replace(UUID, '…') } : {}),
  }
}

/** A button or an option may be called what a folder or a data room is. */
function keepAction(action: unknown): unknown {
  if (!isObject(action)) return action
  const { text: _, selected_option: chosen, ...rest } = action
  return isObject(chosen) ? { ...rest, selected_option: without(chosen, ['text', 'description']) } : rest
}

function keepEvent(event: SlackBody): SlackBody {
  // Of a person who is gone, no profile.
  if (event.type === 'user_change' && isObject(event.user)) {
    const { id, team_id, deleted, enterprise_user } = event.user
    return { ...event, user: { id, team_id, deleted, enterprise_user } }
  }
  return isObject(event.view) ? { ...event, view: without(event.view, ['blocks']) } : event
}

function without(object: SlackBody, names: string[]): SlackBody {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}

function isObject(value: unknown): value is SlackBody {
  return typeof value === 'object' && value !== null
}
