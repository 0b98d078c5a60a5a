import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname

/**
 * Installs what test/bench/package-lock.json asks for, unless it is there. No package's own script is run.
 * @throws where npm cannot.
 */
export function installPeers(): void {
  const installed = join(folder, 'node_modules/.package-lock.json')
  const asked = join(folder, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(asked).mtimeMs) return
  console.log('Installing what the app is measured against, in test/bench.')
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}

/**
 * AWS's runtime client for Node, as it runs in Lambda. Its native part is compiled from the sources that it brings, the
 * first time.
 *
 * @returns the file that Node runs.
 * @throws where it cannot be compiled, saying what that takes.
 */
export function installRuntimeClient(log: (line: string) => void): string {
  const client = join(folder, 'node_modules/aws-lambda-ric')
  if (!existsSync(join(client, 'rapid-client.node'))) {
    log('Compiling the native part of aws-lambda-ric; this takes a minute, once.')
    // The headers of the Node that runs this, so that none are fetched.
    const headers = join(process.execPath, '../..')
    const env = existsSync(join(headers, 'include/node')) ? { npm_config_nodedir: headers } : {}
    try {
      execFileSync('npm', ['rebuild', 'aws-lambda-ric'], {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
    } catch (error) {
      throw new Error(
        'aws-lambda-ric could not be compiled. It takes cmake, make, xz, Python and a C++ compiler: install them, and run this again.',
        { cause: error },
      )
    }
  }
  return join(client, 'index.mjs')
}
