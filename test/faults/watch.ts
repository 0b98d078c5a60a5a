import { jest } from '@jest/globals'
import type { SQSRecord } from 'aws-lambda'
import type { Stack } from '../flow/stack.ts'
import { allRows, asText } from '../flow/table.ts'
import type { Door } from './door.ts'
import { findSecrets, secretsOf } from './secrets.ts'

/** Has functions that load from here on log all that they can, and keeps it. Nothing of it is printed. */
export function keepLog(): { lines: string[]; print: (text: string) => void } {
  process.env.AWS_LAMBDA_LOG_LEVEL = 'TRACE'
  const lines: string[] = []
  const print = process.stdout.write.bind(process.stdout)
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      lines.push(String(text))
      return true
    })
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    jest.spyOn(console, method).mockImplementation((...said) => void lines.push(asText(said)))
  }
  return { lines, print }
}

/** Keeps what is on the queues. */
export function keepDeliveries(stack: Stack): SQSRecord[] {
  const delivered: SQSRecord[] = []
  const { worker, transfer } = stack
  stack.worker = (event) => {
    delivered.push(...structuredClone(event.Records))
    return worker(event)
  }
  stack.transfer = (event) => {
    delivered.push(...structuredClone(event.Records))
    return transfer(event)
  }
  return delivered
}

/**
 * Looks for all secrets in all that the system keeps, says and shows. The headers of its own calls upstream, and
 * Clinked's URLs, are where they belong: there it does not look.
 */
export async function lookForSecrets(
  stack: Stack,
  { door, log, deliveries }: { door: Door; log: string[]; deliveries: SQSRecord[] },
): Promise<string[]> {
  return findSecrets(secretsOf(stack), {
    'the tables': asText(await allRows()),
    'the queues': asText(deliveries.splice(0)),
    'the dead letters': asText(await stack.deadLetters()),
    'the log': log.splice(0).join('\n'),
    'what Slack was told': asText([stack.slack.calls, stack.slack.store.messages]),
    'the pages': textOf(door.pages),
  })
}

/** Pages without the link that its field holds after an error: whoever typed it alone gets it back, to mend it. */
export function textOf(pages: string[]): string {
  return pages.join('\n').replaceAll(/(name="share_link"[^>]* value=")[^"]*/g, '$1')
}
