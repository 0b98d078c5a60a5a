import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Ticket } from '../store/tickets.ts'
import { messagePage } from './page.ts'
import { pageAnswer } from './respond.ts'

type Closed = Exclude<Ticket['state'], 'open'>

const WHY: Record<Closed, { statusCode: number; title: string; words: string }> = {
  used: {
    statusCode: 410,
    title: 'Already used',
    words: 'This page connects once, and it has. If that was you, go back to Slack: you are connected.',
  },
  exhausted: {
    statusCode: 429,
    title: 'Too many tries',
    words: 'This page was sent ten times, so it is closed.',
  },
  expired: { statusCode: 410, title: 'Expired', words: 'This page was good for ten minutes.' },
}

/** The page of a ticket that connects nothing any more. */
export function closed(state: Closed): APIGatewayProxyStructuredResultV2 {
  const { statusCode, title, words } = WHY[state]
  return pageAnswer(statusCode, messagePage(title, `${words} For a new page, type /shares connect in Slack.`))
}
