/**
 * The transfer function in a process of its own, so that its memory is told apart from that of the test. It is sent
 * events, and answers with what the handler does and what memory it has taken.
 */
import { readFileSync } from 'node:fs'
import { handler } from '../../functions/worker.ts'

/** The most memory that this process has taken, in bytes. What `getrusage` tells began with that of its parent. */
function peakMemory(): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  if (kibibytes === undefined) throw new Error('Linux does not tell the peak of memory.')
  return Number(kibibytes) * 1024
}

process.on('message', ({ event, context, remainingMs }) => {
  const idle = process.memoryUsage.rss()
  handler(event, { ...context, getRemainingTimeInMillis: () => remainingMs }).then(
    (answer) => process.send?.({ answer, idle, peak: peakMemory() }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.send?.('ready')
