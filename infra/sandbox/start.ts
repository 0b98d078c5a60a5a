/** `npm start`: the whole system on this machine. What it can be told, in the environment or in .env, is in settings.ts. */
import { loadDotEnv } from './dot-env.ts'
import { startLocalStack } from './local-stack.ts'
import { readSettings } from './settings.ts'
import { StartError } from './start-error.ts'

/** How to stop each part that runs. */
const running: (() => Promise<unknown>)[] = []
let ending = false

/** Ends all that runs, and then this process. Jobs under way are not waited for. */
async function end(exitCode: number): Promise<void> {
  if (ending) return
  ending = true
  await Promise.all(running.map((stop) => stop().catch(report)))
  process.exit(exitCode)
}

function report(error: unknown): void {
  console.error(error instanceof StartError ? error.message : error)
}

async function fail(error: unknown): Promise<void> {
  if (!ending) report(error)
  await end(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))

// No signal comes where npm was killed outright: when it is gone, so is the reason to run.
if (process.env.npm_lifecycle_event) {
  const { ppid } = process
  setInterval(() => {
    if (process.ppid !== ppid) void end(0)
  }, 200).unref()
}

try {
  loadDotEnv()
  const settings = await readSettings(process.env)
  const { ready, failed } = await startLocalStack(settings, {
    onStarted: (stop) => running.push(stop),
    onError: (error) => {
      if (!ending) report(error)
    },
  })
  console.log(ready)
  failed.catch(fail)
} catch (error) {
  await fail(error)
}
