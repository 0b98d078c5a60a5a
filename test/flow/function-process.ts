/**
 * The transfer function in a process of its own, so that its memory is told apart from that of the test. It is sent
 * events, and answers with what the handler does and what memory it has taken.
 */
import { handler } from '../../functions/worker.ts'

process.on('message', ({ event, context, remainingMs }) => {
  const idle = process.memoryUsage.rss()
  handler(event, { ...context, getRemainingTimeInMillis: () => remainingMs }).then(
    (answer) => process.send?.({ answer, idle, peak: process.resourceUsage().maxRSS * 1024 }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.send?.('ready')
