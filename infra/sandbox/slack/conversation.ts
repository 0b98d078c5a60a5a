import type { Events } from './deliver/events.ts'
import { fileObject, shareFiles } from './files.ts'
import type { Channel, Message, Person } from './types.ts'
import type { Workspace } from './workspace.ts'

/** A file a person has. */
export interface LocalFile {
  name: string
  bytes: Uint8Array
}

/** A person writes a message, in a thread where `threadTs` is given. Resolves to its ts once the app knows. */
export async function writeMessage(
  workspace: Workspace,
  events: Events,
  person: Person,
  channel: Channel,
  text: string,
  threadTs?: string,
): Promise<string> {
  const { store } = workspace
  const message: Message = {
    type: 'message',
    ts: store.ids.ts(),
    client_msg_id: store.ids.code(32).toLowerCase(),
    user: person.id,
    team: store.team.id,
    text,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  }
  store.post({ channel: channel.id, message })
  store.read(channel.id, person.id)
  await tellApp(events, channel, message)
  return message.ts
}

/** A person shares a file. Resolves to its id once the app knows. */
export async function shareFile(
  workspace: Workspace,
  events: Events,
  person: Person,
  channel: Channel,
  { name, bytes }: LocalFile,
): Promise<string> {
  const { store } = workspace
  const id = store.ids.prefixed('F')
  const file = { object: fileObject(workspace, { id, name, title: name, bytes, user: person.id }), bytes }
  store.files.set(id, file)
  const author = { user: person.id, team: store.team.id, subtype: 'file_share' }
  const message = shareFiles(workspace, [file], { channel: channel.id, author, text: '' })
  await tellApp(events, channel, message)
  return id
}

/** Of what is said in channels the app hears nothing. https://docs.slack.dev/reference/events/message.im */
async function tellApp(events: Events, channel: Channel, message: Message): Promise<void> {
  if (channel.kind !== 'dm') return
  await events.deliver('message.im', {
    ...structuredClone(message),
    channel: channel.id,
    channel_type: 'im',
    event_ts: message.ts,
  })
}
