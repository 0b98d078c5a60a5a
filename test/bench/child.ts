import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** The next message of a process that was forked. @throws Error where it ends instead. */
export async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const ending = new AbortController()
  // All that it has said is there before this.
  const onDisconnect = (): void => ending.abort()
  child.once('disconnect', onDisconnect)
  try {
    if (!child.connected) ending.abort()
    const [message] = (await once(child, 'message', { signal: ending.signal })) as [Message]
    return message
  } catch (error) {
    throw new Error(`The process ${child.spawnargs.at(-1)} has ended.`, { cause: error })
  } finally {
    child.off('disconnect', onDisconnect)
  }
}

/** Ends a process, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  child.kill()
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
