import type { SlackBody } from '../../jobs/job.ts'
import { FIELD } from '../forms.ts'

/** Anything that may be a share token: a UUID. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** The fields whose text is sent to others as it was typed. In all others somebody looks for something. */
const SENT: string[] = [FIELD.text, FIELD.message, FIELD.name, FIELD.summary].map(({ action }) => action)

/**
 * What of a request goes on the queue: not the screen it was made on, which holds what other people wrote and nobody
 * reads again; of a message, which files it has; of what was pressed, chosen or uploaded, which it is and not what it is
 * called; not Slack's deprecated verification token; and no share link that somebody typed to find or connect something.
 */
export function keep(body: SlackBody): SlackBody {
  const { token: _, actions, message, view, state, event, text, ...rest } = body
  return {
    ...rest,
    ...(Array.isArray(actions) ? { actions: actions.map((action) => keepElement(action)) } : {}),
    ...(isObject(message) ? { message: keepMessage(message) } : {}),
    ...(isObject(view) ? { view: keepView(view) } : {}),
    ...(isObject(state) ? { state: keepState(state) } : {}),
    ...(isObject(event) ? { event: keepEvent(event) } : {}),
    ...(typeof text === 'string' ? { text: withoutTokens(text) } : {}),
  }
}

function keepMessage({ files }: SlackBody): SlackBody {
  return Array.isArray(files) ? { files: files.map(onlyOf(['id', 'name'])) } : {}
}

function keepView(view: SlackBody): SlackBody {
  const { blocks: _, state, ...rest } = view
  return isObject(state) ? { ...rest, state: keepState(state) } : rest
}

/** What was filled in, by block and by action. */
function keepState(state: SlackBody): SlackBody {
  return { values: mapValues(state.values, (block) => mapValues(block, keepElement)) }
}

const ELEMENT = ['type', 'action_id', 'block_id', 'value', 'selected_time', 'selected_conversation']

/**
 * @param element what was pressed, or what a field holds.
 * @param field the action of that field.
 */
function keepElement(element: unknown, field = ''): unknown {
  if (!isObject(element)) return element
  const { type, value, selected_option: one, selected_options: several, files } = element
  const isLookedFor = type === 'plain_text_input' && !SENT.includes(field)
  return {
    ...only(element, ELEMENT),
    ...(isLookedFor && typeof value === 'string' ? { value: withoutTokens(value) } : {}),
    ...(one === undefined ? {} : { selected_option: isObject(one) ? only(one, ['value']) : one }),
    ...(Array.isArray(several) ? { selected_options: several.map(onlyOf(['value'])) } : {}),
    ...(Array.isArray(files) ? { files: files.map(onlyOf(['id'])) } : {}),
  }
}

function keepEvent(event: SlackBody): SlackBody {
  // Of a person who is gone, no profile.
  if (event.type === 'user_change' && isObject(event.user)) {
    return { ...event, user: only(event.user, ['id', 'team_id', 'deleted', 'enterprise_user']) }
  }
  // Of what is written to the app, nothing that was said.
  if (event.type === 'message') return only(event, ['type', 'user', 'channel', 'channel_type'])
  return isObject(event.view) ? { ...event, view: keepView(event.view) } : event
}

function withoutTokens(text: string): string {
  return text.replace(UUID, '…')
}

function only(object: SlackBody, names: string[]): SlackBody {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)))
}

/** Of each of several, only these. */
function onlyOf(names: string[]): (value: unknown) => unknown {
  return (value) => (isObject(value) ? only(value, names) : value)
}

function mapValues(map: unknown, change: (value: unknown, name: string) => unknown): unknown {
  if (!isObject(map)) return map
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]))
}

function isObject(value: unknown): value is SlackBody {
  return typeof value === 'object' && value !== null
}
