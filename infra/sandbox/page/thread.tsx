import { Composer } from './composer.tsx'
import { Icon } from './icon.tsx'
import { MessageView } from './message.tsx'
import { isReply, Messages } from './messages.tsx'
import type { Channel } from './protocol.ts'

/** A message and its replies, in the right-hand pane. */
export function Thread({ channel, ts, close }: { channel: Channel; ts: string; close: () => void }) {
  const parent = channel.messages.find((message) => message.ts === ts)
  const replies = channel.messages.filter((message) => isReply(message) && message.thread_ts === ts)
  return (
    <aside className="thread" aria-label="Thread">
      <header className="top">
        <h2>Thread</h2>
        <button type="button" className="icon-button" aria-label="Close thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Messages label="Messages in thread">
        <li>
          {parent ? (
            <MessageView message={parent} channel={channel} replies={[]} />
          ) : (
            <p className="empty">This message was deleted.</p>
          )}
        </li>
        {replies.map((reply) => (
          <li key={reply.ts}>
            <MessageView message={reply} channel={channel} replies={[]} />
          </li>
        ))}
      </Messages>
      <Composer channel={channel} threadTs={ts} label="Reply in thread" />
    </aside>
  )
}
