import { Avatar } from './avatar.tsx'
import { Blocks } from './blocks/blocks.tsx'
import { Picker } from './blocks/picker.tsx'
import { SurfaceProvider, useNewSurface } from './blocks/surface.tsx'
import { Mrkdwn, Time } from './blocks/text.tsx'
import { Files } from './files.tsx'
import { Icon } from './icon.tsx'
import type { Channel, Message } from './protocol.ts'
import { useWorkspace } from './workspace.ts'

export function MessageView(props: {
  message: Message
  channel: Channel
  replies: Message[]
  openThread?: () => void
}) {
  const { message, channel, replies, openThread } = props
  const { state } = useWorkspace()
  const person = message.bot_id ? undefined : state.people.find(({ id }) => id === message.user)
  const author = person?.real_name ?? message.username ?? state.app.name
  return (
    <article
      className={message.ephemeral ? 'message ephemeral' : 'message'}
      aria-label={`Message from ${author}`}
    >
      {message.ephemeral && (
        <p className="only-you">
          <Icon name="eye" /> Only visible to you
        </p>
      )}
      <Avatar of={person ?? 'app'} />
      <div className="message-body">
        <p className="author">
          <strong>{author}</strong>
          {!person && <span className="app-mark">App</span>}
          <Time ts={message.ts} />
        </p>
        <Content message={message} channel={channel} />
        {message.files && <Files files={message.files} />}
        {replies.length > 0 && openThread && (
          <button type="button" className="replies" onClick={openThread}>
            {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
          </button>
        )}
      </div>
      <MessageMenu message={message} channel={channel} openThread={openThread} />
    </article>
  )
}

function Content({ message, channel }: { message: Message; channel: Channel }) {
  const attached = message.attachments?.flatMap((attachment) => attachment.blocks ?? []) ?? []
  const blocks = message.blocks ?? []
  const container = { type: 'message', channel: channel.id, ts: message.ts } as const
  const surface = useNewSurface(container, [...blocks, ...attached])
  return (
    <SurfaceProvider surface={surface}>
      {blocks.length > 0 ? <Blocks blocks={blocks} /> : message.text && <Mrkdwn text={message.text} />}
      {message.edited && <span className="edited">(edited)</span>}
      {message.attachments?.map((attachment) => (
        <div key={attachment.fallback} className="attachment">
          {attachment.blocks ? (
            <Blocks blocks={attachment.blocks} />
          ) : (
            <Mrkdwn text={attachment.text ?? attachment.fallback ?? ''} />
          )}
        </div>
      ))}
    </SurfaceProvider>
  )
}

/** What can be done with a message: a thread, and the app's message shortcuts. */
function MessageMenu(props: { message: Message; channel: Channel; openThread: (() => void) | undefined }) {
  const { message, channel, openThread } = props
  const { state, send } = useWorkspace()
  if (message.ephemeral) return null
  const { shortcuts } = state.app
  return (
    <div className="message-menu">
      {openThread && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={openThread}
        >
          <Icon name="thread" />
        </button>
      )}
      {shortcuts.length > 0 && (
        <Picker
          kind="menu"
          name="Message shortcuts"
          className="icon-button"
          face={<Icon name="more" />}
          groups={[
            { options: shortcuts.map(({ callback_id, name }) => ({ key: callback_id, label: name })) },
          ]}
          onPick={(callback_id) =>
            void send('shortcut', { callback_id, channel: channel.id, ts: message.ts })
          }
        />
      )}
    </div>
  )
}
