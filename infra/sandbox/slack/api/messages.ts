import { fillInIds } from '../fill-in.ts'
import type { JsonObject, Message, Posted } from '../types.ts'
import { maxPostedText, refuseBadMessage } from '../validate/messages.ts'
import type { Workspace } from '../workspace.ts'

/** Where a message of the app goes; `visibleTo` makes it an ephemeral. */
interface Place {
  channel: string
  visibleTo?: string
  threadTs?: string
}

/**
 * Posts a message of the app, from the arguments of chat.postMessage and its likes.
 * @throws Refusal where Slack would refuse the message
 */
export function postAsApp(workspace: Workspace, content: JsonObject, place: Place): Posted {
  const { store, appName } = workspace
  refuseBadMessage(content, maxPostedText)
  const message: Message = {
    type: 'message',
    ts: store.ids.ts(),
    ...store.botFields(appName),
    ...contentFields(workspace, content),
    ...inThread(workspace, place),
  }
  const posted: Posted = {
    channel: place.channel,
    message,
    ...(place.visibleTo === undefined ? {} : { visibleTo: place.visibleTo }),
  }
  store.post(posted)
  return posted
}

/** A reply to a reply joins the thread it is in; one to a message that is gone stands in the channel, unasked. */
function inThread({ store }: Workspace, { channel, threadTs }: Place): { thread_ts?: string } {
  const parent = threadTs === undefined ? undefined : store.message(channel, threadTs)?.message
  return parent === undefined ? {} : { thread_ts: parent.thread_ts ?? parent.ts }
}

/** What a message says, as Slack keeps it. */
export function contentFields({ store }: Workspace, content: JsonObject): { text: string } & JsonObject {
  const { text, blocks, attachments, metadata, files } = content
  return {
    text: typeof text === 'string' ? text : '',
    ...(blocks === undefined ? {} : { blocks: fillInIds(blocks, store.ids) }),
    ...(attachments === undefined ? {} : { attachments: structuredClone(attachments) }),
    ...(metadata === undefined ? {} : { metadata: structuredClone(metadata) }),
    ...(files === undefined ? {} : { files }),
  }
}

/**
 * Gives a message a new content; `text` without `blocks` takes the old blocks away, and only such a change shows
 * as "(edited)". https://docs.slack.dev/reference/methods/chat.update
 * @param editor the person or bot whose id `edited` names
 */
export function rewrite(workspace: Workspace, posted: Posted, content: JsonObject, editor: string): void {
  const { message } = posted
  const replaced = contentFields(workspace, content)
  const keepsBlocks = content.blocks === undefined && content.text === undefined
  if (!keepsBlocks) delete message.blocks
  if (content.text === undefined) replaced.text = message.text
  Object.assign(message, replaced)
  if (content.blocks === undefined && content.text !== undefined) {
    message.edited = { user: editor, ts: workspace.store.ids.ts() }
  }
  workspace.store.changed()
}
