import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, parse } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuTime } from './cpu-time.ts'
import { type Answered, startRuntimeApi } from './runtime-api.ts'

export interface ColdStart extends Answered {
  /** When the process was begun, by `performance.now()`. */
  startedAt: number
  /** What CPU it took until it was ended, in ms. */
  cpuMs: number
}

/** What must have come by then, in ms: ten times what the slowest takes on a slow machine. */
const PATIENCE_MS = 30_000

/**
 * Starts a function under AWS's own runtime client, has it answer one event and ends it.
 *
 * @param client what installRuntimeClient has found.
 * @param bundle the function: a CommonJS file that exports `handler`.
 * @param env what it is told besides what Lambda tells every function.
 * @throws where it does not answer, with what it has printed.
 */
export async function coldStart(
  client: string,
  bundle: string,
  env: Record<string, string>,
  event: object,
): Promise<ColdStart> {
  const api = await startRuntimeApi(event, PATIENCE_MS)
  const startedAt = performance.now()
  const child = spawn(process.execPath, [client], {
    env: { ...env, ...lambdaEnvironment(bundle), AWS_LAMBDA_RUNTIME_API: api.host },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const printed = Promise.all([text(child.stdout), text(child.stderr)])
  const ending = new AbortController()
  const answered = await Promise.race([
    api.answered.catch((error: unknown) => String(error)),
    exited.then(() => 'The process of the function has ended.'),
    sleep(PATIENCE_MS, `No answer came in ${PATIENCE_MS} ms.`, { signal: ending.signal, ref: false }),
  ])
  ending.abort()
  const cpuMs = child.exitCode === null ? cpuTime(child.pid ?? 0) : 0
  child.kill('SIGKILL')
  await exited
  await api.stop()
  if (typeof answered === 'string') throw new Error([answered, ...(await printed)].join('\n').trim())
  return { ...answered, startedAt, cpuMs }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
function lambdaEnvironment(bundle: string): Record<string, string> {
  return {
    _HANDLER: `${parse(bundle).name}.handler`,
    LAMBDA_TASK_ROOT: dirname(bundle),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
    AWS_LAMBDA_LOG_GROUP_NAME: 'bench',
    AWS_LAMBDA_LOG_STREAM_NAME: 'bench',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  }
}
