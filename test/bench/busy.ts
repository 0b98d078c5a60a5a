import { fork } from 'node:child_process'
import { end, nextMessage } from './child.ts'

/** What a busy process did. */
export interface Busy {
  /** Events a second. */
  perSecond: number
  /** User and system, for each event, in ms. */
  cpuMs: number
}

/** A function in a process of its own that is kept busy. */
export interface BusyFunction {
  /** Has it do these events. @param atATime how many at a time. */
  run(events: readonly object[], atATime: number): Promise<Busy>
  stop(): Promise<void>
}

/**
 * Starts a function to be kept busy.
 *
 * @param path its bundle.
 * @param env what it is told, and nothing else.
 */
export async function startBusy(path: string, env: Record<string, string>): Promise<BusyFunction> {
  const child = fork(new URL('busy-process.mjs', import.meta.url), [path], {
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await nextMessage(child)
  return {
    run(events, atATime) {
      child.send({ events, atATime })
      return nextMessage<Busy>(child)
    },
    stop: () => end(child),
  }
}
