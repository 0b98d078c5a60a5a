import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { STAGE } from './deployment.ts'
import { StartError } from './start-error.ts'

export interface LocalLambda {
  /**
   * Calls a function that a queue feeds, through the Lambda Invoke API.
   * @throws Error when the function failed or did not answer.
   */
  invoke(name: 'worker' | 'transfer', event: SQSEvent): Promise<SQSBatchResponse | null>
  /**
   * Resolves when all functions have taken a request: they are loaded, and the next ones are quick.
   * @throws when they do not, and prints what the process said.
   */
  ready(): Promise<void>
  /** Resolves when the process has ended, whoever ended it. */
  exited: Promise<void>
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = fileURLToPath(import.meta.resolve('serverless/bin/serverless.js'))
const preload = fileURLToPath(new URL('end-with-parent.ts', import.meta.url))

/** How long the functions may take to come up, and the process to end when it is asked to, in ms. */
const START_LIMIT_MS = 120_000
const END_LIMIT_MS = 3_000
const RETRY_MS = 50

/**
 * The functions of serverless.yml behind serverless-offline, in a process of their own.
 *
 * @param environment what infra/sandbox/environment.yml fills in, and the endpoints of the AWS services
 */
export function startLambda({
  port,
  lambdaPort,
  environment,
}: {
  port: number
  lambdaPort: number
  environment: Record<string, string>
}): LocalLambda {
  const child = spawn(
    process.execPath,
    [
      ...['--import', preload, cli, 'offline', 'start', '--stage', STAGE, '--host', '127.0.0.1'],
      ...['--httpPort', String(port), '--lambdaPort', String(lambdaPort)],
    ],
    {
      cwd: root,
      env: { ...withoutAws(process.env), ...environment, SLS_LOG_LEVEL: 'warning' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  // What serverless-offline says while it starts is only of use when it does not.
  const said: Buffer[] = []
  const listen = (chunk: Buffer) => said.push(chunk)
  child.stdout?.on('data', listen)
  const exited = once(child, 'exit').then(() => undefined)
  const api = `http://127.0.0.1:${lambdaPort}/2015-03-31/functions`
  const invokeAny = async (name: string, event: unknown): Promise<unknown> => {
    const url = `${api}/shares-for-slack-${STAGE}-${name}/invocations`
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) })
    const text = await response.text()
    if (!response.ok || response.headers.has('x-amz-function-error')) {
      throw new Error(`The function ${name} failed: ${text.slice(0, 1000)}`)
    }
    return text === '' ? null : JSON.parse(text)
  }
  const invoke: LocalLambda['invoke'] = async (name, event) =>
    (await invokeAny(name, event)) as SQSBatchResponse | null

  return {
    invoke,
    exited,
    async ready() {
      const app = `http://127.0.0.1:${port}`
      try {
        await listening(child, app)
        await Promise.all([
          works(fetch(`${app}/slack/events`, { method: 'POST', body: '' })),
          works(fetch(`${app}/connect/none`)),
          works(fetch(`${app}/slack/install`)),
          invoke('worker', { Records: [] }),
          invoke('transfer', { Records: [] }),
          invokeAny('digest', {}),
        ])
      } catch (error) {
        process.stdout.write(Buffer.concat(said))
        throw error
      }
      child.stdout?.off('data', listen).pipe(process.stdout)
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const ended = new AbortController()
      const tooSlow = wait(END_LIMIT_MS, 'slow' as const, { signal: ended.signal }).catch(() => undefined)
      if ((await Promise.race([exited, tooSlow])) === 'slow') child.kill('SIGKILL')
      ended.abort()
      await exited
    },
  }
}

/** Nothing of the AWS account that somebody may have set up on this machine reaches the functions. */
function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')))
}

async function listening(child: ChildProcess, url: string): Promise<void> {
  const limit = AbortSignal.timeout(START_LIMIT_MS)
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new StartError('The functions did not start.')
    if (limit.aborted) throw new StartError(`The functions did not start within ${START_LIMIT_MS / 1000} s.`)
    try {
      await (await fetch(url)).text()
      return
    } catch {
      // Nobody listens yet.
      await wait(RETRY_MS)
    }
  }
}

async function works(request: Promise<Response>): Promise<void> {
  const response = await request
  const text = await response.text()
  if (response.status >= 500) throw new StartError(`A function does not load: ${text.slice(0, 1000)}`)
}
