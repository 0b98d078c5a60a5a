import { fork } from 'node:child_process'
import { end, nextMessage } from './child.ts'

/** What came of one invocation. */
export interface Invocation {
  answer: unknown
  /** Of the whole process while it ran, user and system, in ms. */
  cpuMs: number
  /** Memory of the process in bytes: before the event, and at most since its start. */
  idleBytes: number
  peakBytes: number
}

/** A function as it is deployed, in a process of its own: one invocation at a time, as in AWS. */
export interface RunningFunction {
  /** @throws what the handler throws. */
  invoke(event: unknown): Promise<Invocation>
  stop(): Promise<void>
}

type Told = ({ error?: never } & Invocation) | { error: string }

/**
 * Starts a function.
 *
 * @param path its bundle (infra/bundle/build.ts).
 * @param env what it is told, and nothing else.
 * @param timeoutMs what it believes that it has left.
 */
export async function startFunction(
  path: string,
  env: Record<string, string>,
  timeoutMs = 60_000,
): Promise<RunningFunction> {
  const child = fork(new URL('function-process.mjs', import.meta.url), [path], {
    env,
    execArgv: [],
    // Its log goes nowhere.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await nextMessage(child)
  return {
    async invoke(event) {
      child.send({ event, timeoutMs })
      const told = await nextMessage<Told>(child)
      if (told.error !== undefined) throw new Error(told.error)
      return told
    },
    stop: () => end(child),
  }
}
