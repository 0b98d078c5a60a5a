import { fork } from 'node:child_process'
import { end, nextMessage } from './child.ts'

/** Where bytes come from and go to. */
export interface TransferServers {
  /** The base of both Intralinks and Slack. */
  url: string
  /** The next transfer that has ended: how long it took, in ms, and how many bytes there were. */
  next(): Promise<{ ms: number; bytes: number }>
  stop(): Promise<void>
}

/** Starts Intralinks with a document of `length` bytes, and Slack, in one process of their own. */
export async function startTransferServers(length: number): Promise<TransferServers> {
  const child = fork(new URL('loopback/stream-servers.ts', import.meta.url), [String(length)])
  const { url } = await nextMessage<{ url: string }>(child)
  return { url, next: () => nextMessage(child), stop: () => end(child) }
}
