import { type Answer, fail } from './answer.ts'
import { respond } from './api/response-url-routes.ts'
import { slashCommand } from './deliver/payloads.ts'
import type { Sender } from './deliver/sender.ts'
import { Refusal } from './refusal.ts'
import type { Channel, JsonObject, Person } from './types.ts'
import { isObject } from './validate/rules.ts'
import type { Workspace } from './workspace.ts'
import { appIdentity } from './world.ts'

/**
 * A person types `/command text`: https://docs.slack.dev/interactivity/implementing-slash-commands
 * A command the manifest does not have never reaches the app.
 */
export async function runCommand(
  workspace: Workspace,
  sender: Sender,
  person: Person,
  channel: Channel,
  line: string,
): Promise<Answer> {
  const [command = ''] = line.trim().split(/\s/)
  const text = line.trim().slice(command.length).trim()
  if (command === '/invite') return invite(workspace, person, channel, text)
  const known = workspace.manifest.features?.slash_commands
  if (known !== undefined && !known.some((entry) => entry.command === command)) {
    return fail(workspace, person, `${command} is not a valid command.`, 'invalid_command')
  }
  workspace.store.read(channel.id, person.id)
  const delivery = await sender.command(slashCommand(workspace, person, channel, command, text))
  const failed = (error: string): Answer =>
    fail(workspace, person, `${command} failed with the error "${error}"`, error)
  if (!delivery.ok) return failed(delivery.error)
  try {
    const message = immediateResponse(delivery.body, delivery.contentType)
    if (message !== undefined) {
      respond(workspace, message, { user: person.id, channel: channel.id, at: 0, uses: 0 })
    }
    return { ok: true }
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof SyntaxError)) throw error
    return failed('invalid_command_response')
  }
}

/** Slack's own command, for the app only. https://slack.com/help/articles/201259356-Use-built-in-slash-commands */
function invite(workspace: Workspace, person: Person, channel: Channel, text: string): Answer {
  const { store, appName } = workspace
  if (text.toLowerCase() !== `@${appName}`.toLowerCase() || channel.kind === 'dm') {
    return fail(workspace, person, `Nobody here is called ${text || 'nothing'}.`, 'user_not_found')
  }
  channel.members.add(appIdentity.botUserId)
  store.changed()
  return { ok: true }
}

/** A body in the answer is a message: plain text, or JSON such as one posts to a response_url. */
function immediateResponse(body: string, contentType: string): JsonObject | undefined {
  if (body.trim() === '') return undefined
  if (!contentType.includes('json')) return { text: body }
  const message: unknown = JSON.parse(body)
  if (!isObject(message)) throw new Refusal('invalid_command_response')
  return Object.keys(message).length === 0 ? undefined : message
}
