import { type ReactNode, useEffect, useState } from 'react'
import { Time } from './blocks/text.tsx'
import { Composer } from './composer.tsx'
import { MessageView } from './message.tsx'
import { isReply, Messages } from './messages.tsx'
import type { Channel } from './protocol.ts'
import { Thread } from './thread.tsx'
import { Top } from './top.tsx'
import { useWorkspace } from './workspace.ts'

/** A channel or the app's direct messages: what was said, and where to say something. */
export function Conversation(props: { channel: Channel; tabs: ReactNode; openMenu: () => void }) {
  const { channel, tabs, openMenu } = props
  const { state, send } = useWorkspace()
  const [threadTs, setThreadTs] = useState<string | null>(null)
  const title = channel.kind === 'dm' ? state.app.name : `#${channel.name}`
  const messages = channel.messages.filter((message) => !isReply(message))
  useEffect(() => {
    if (channel.unread > 0) void send('read', { channel: channel.id })
  }, [channel.id, channel.unread, send])
  return (
    <>
      <main className="main">
        <Top openMenu={openMenu}>
          <h2>{title}</h2>
        </Top>
        {tabs}
        <Messages label={`Messages in ${title}`}>
          {messages.length === 0 && <Invitation />}
          {messages.map((message, index) => (
            <li key={message.ts}>
              <DayDivider ts={message.ts} before={messages[index - 1]?.ts} />
              <MessageView
                message={message}
                channel={channel}
                replies={channel.messages.filter((reply) => isReply(reply) && reply.thread_ts === message.ts)}
                openThread={() => setThreadTs(message.ts)}
              />
            </li>
          ))}
        </Messages>
        <Composer channel={channel} label={`Message to ${title}`} />
      </main>
      {threadTs && <Thread channel={channel} ts={threadTs} close={() => setThreadTs(null)} />}
    </>
  )
}

/** In place of messages: what to try. */
function Invitation() {
  const { state } = useWorkspace()
  const [first] = state.app.commands
  return (
    <li className="empty">
      Nothing has been said here yet.
      {first && (
        <>
          {' '}
          Type <code>{first.command}</code> and press Enter.
        </>
      )}
    </li>
  )
}

function DayDivider({ ts, before }: { ts: string; before: string | undefined }) {
  const { state } = useWorkspace()
  const day = (at: string) => new Date(Number(at) * 1000).toLocaleDateString('en', { timeZone: state.me.tz })
  if (before && day(before) === day(ts)) return null
  return (
    <div className="day">
      <Time ts={ts} format="{day_divider_pretty}" />
    </div>
  )
}
