import { issueResponseUrl } from '../api/response-url-routes.ts'
import type { Channel, JsonObject, Person, Posted, StateValues, View } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'
import { stateValues } from './state-values.ts'

/** Payloads of interactions: https://docs.slack.dev/reference/interaction-payloads */

/** The deprecated verification token, which Slack still sends. */
export const verificationToken = 'verification-token'

/** A direct conversation is called so in payloads. */
const nameOf = (channel: Channel): string => (channel.kind === 'dm' ? 'directmessage' : channel.name)

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashCommand(
  workspace: Workspace,
  person: Person,
  channel: Channel,
  command: string,
  text: string,
): Record<string, string> {
  const { store } = workspace
  return {
    token: verificationToken,
    team_id: store.team.id,
    team_domain: store.team.domain,
    channel_id: channel.id,
    channel_name: nameOf(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: appIdentity.appId,
    ...(store.organisation
      ? { enterprise_id: store.organisation.id, enterprise_name: store.organisation.name }
      : {}),
    is_enterprise_install: String(store.organisation !== undefined),
    response_url: issueResponseUrl(workspace, 'commands', { user: person.id, channel: channel.id }),
    trigger_id: store.trigger(person.id),
  }
}

/** The fields every interaction has. */
function common({ store }: Workspace, person: Person): JsonObject {
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: store.team.id },
    api_app_id: appIdentity.appId,
    token: verificationToken,
    team: store.organisation ? null : { id: store.team.id, domain: store.team.domain },
    enterprise: store.organisation ?? null,
    is_enterprise_install: store.organisation !== undefined,
  }
}

/** A press or choice in a message. An ephemeral comes without the message itself. */
export function messageAction(
  workspace: Workspace,
  person: Person,
  posted: Posted,
  action: JsonObject,
  values: StateValues,
): JsonObject {
  const { store } = workspace
  const { message, channel, visibleTo } = posted
  const ephemeral = visibleTo !== undefined
  const place = store.channel(channel)
  return {
    type: 'block_actions',
    ...common(workspace, person),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    trigger_id: store.trigger(person.id),
    channel: { id: channel, name: place === undefined ? '' : nameOf(place) },
    ...(ephemeral ? {} : { message: structuredClone(message) }),
    state: { values: stateValues(message.blocks ?? [], values) },
    response_url: issueResponseUrl(workspace, 'actions', { user: person.id, channel, original: posted }),
    actions: [{ ...action, action_ts: store.ids.ts() }],
  }
}

/** A press or choice in a modal or on the Home. */
export function viewAction(workspace: Workspace, person: Person, view: View, action: JsonObject): JsonObject {
  const { store } = workspace
  return {
    type: 'block_actions',
    ...common(workspace, person),
    container: { type: 'view', view_id: view.id },
    trigger_id: store.trigger(person.id, view.type === 'modal' ? view.id : undefined),
    view: structuredClone(view),
    actions: [{ ...action, action_ts: store.ids.ts() }],
  }
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewSubmission(workspace: Workspace, person: Person, view: View): JsonObject {
  return {
    type: 'view_submission',
    ...common(workspace, person),
    trigger_id: workspace.store.trigger(person.id, view.id),
    view: structuredClone(view),
    response_urls: responseUrls(workspace, person, view),
  }
}

/** One for each chosen conversation whose select has `response_url_enabled`. */
function responseUrls(workspace: Workspace, person: Person, view: View): JsonObject[] {
  return view.blocks.flatMap((block) => {
    const element = block.element as JsonObject | undefined
    if (element?.response_url_enabled !== true) return []
    const value = view.state.values[block.block_id]?.[String(element.action_id)]
    const channel = value?.selected_conversation ?? value?.selected_channel
    if (typeof channel !== 'string') return []
    const response_url = issueResponseUrl(workspace, 'app', { user: person.id, channel })
    return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url }]
  })
}

export function viewClosed(workspace: Workspace, person: Person, view: View, isCleared: boolean): JsonObject {
  return {
    type: 'view_closed',
    ...common(workspace, person),
    view: structuredClone(view),
    is_cleared: isCleared,
  }
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function messageShortcut(
  workspace: Workspace,
  person: Person,
  callbackId: string,
  posted: Posted,
): JsonObject {
  const { store } = workspace
  const channel = store.channel(posted.channel)
  return {
    type: 'message_action',
    ...common(workspace, person),
    callback_id: callbackId,
    trigger_id: store.trigger(person.id),
    action_ts: store.ids.ts(),
    response_url: issueResponseUrl(workspace, 'app', {
      user: person.id,
      channel: posted.channel,
      original: posted,
    }),
    message_ts: posted.message.ts,
    channel: { id: posted.channel, name: channel === undefined ? '' : nameOf(channel) },
    message: structuredClone(posted.message),
  }
}
