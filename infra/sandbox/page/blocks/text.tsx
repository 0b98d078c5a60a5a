import type { MrkdwnElement, PlainTextElement, RichTextBlock, TextObject } from '@slack/types'
import { type Block, Message as SlackMessage } from 'slack-blocks-to-jsx'
import type { State } from '../protocol.ts'
import { useWorkspace } from '../workspace.ts'
import { formatSlackDate } from './dates.ts'
import { useLink } from './link.ts'
import { withOwnNumbers } from './list-numbers.ts'
import { mrkdwnToRichText, plainToRichText } from './mrkdwn.ts'

/** A text object of either kind. */
export function Text({ of }: { of: TextObject | MrkdwnElement | PlainTextElement }) {
  return of.type === 'mrkdwn' ? <Mrkdwn text={of.text} /> : <PlainText text={of.text} />
}

export function PlainText({ text }: { text: string }) {
  if (!text.includes(':')) return <span className="text">{text}</span>
  return <Drawn block={plainToRichText(text)} />
}

export function Mrkdwn({ text }: { text: string }) {
  const { state } = useWorkspace()
  return <Drawn block={mrkdwnToRichText(text, dateDrawer(state))} />
}

/** One block that shows and does not act, drawn by slack-blocks-to-jsx. */
export function Drawn({ block }: { block: Block | RichTextBlock }) {
  const { state } = useWorkspace()
  const linkTo = useLink()
  const drawDate = dateDrawer(state)
  return (
    <SlackMessage
      withoutWrapper
      theme="light"
      name=""
      logo=""
      blocks={[(block.type === 'rich_text' ? withOwnNumbers(block as RichTextBlock) : block) as Block]}
      data={{
        users: state.people.map((person) => ({ id: person.id, name: person.real_name })),
        channels: state.channels.map((channel) => ({ id: channel.id, name: channel.name })),
      }}
      hooks={{
        date: ({ timestamp, format, fallback }) => drawDate(Number(timestamp), format, fallback),
        // Slack leaves a name that it does not know as it was typed.
        emoji: (data, parse) => {
          const drawn = parse(data)
          return drawn === data.name ? `:${data.name}:` : drawn
        },
        link: ({ href, children, className }) => (
          <a className={className} {...linkTo(href)}>
            {children}
          </a>
        ),
      }}
    />
  )
}

/** A time stamp of Slack's (`ts`) in the reader's zone. */
export function Time({ ts, format = '{time}' }: { ts: string; format?: string }) {
  const { state } = useWorkspace()
  const draw = dateDrawer(state)
  const full = draw(Number(ts), '{date_long} at {time_secs}', '')
  return (
    <time dateTime={new Date(Number(ts) * 1000).toISOString()} title={full}>
      {draw(Number(ts), format, '')}
    </time>
  )
}

function dateDrawer(state: State) {
  return (timestamp: number, format: string, fallback: string) =>
    formatSlackDate(timestamp, format, fallback, state.me.tz, Date.now())
}
