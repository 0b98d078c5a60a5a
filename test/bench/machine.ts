import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'

/** @returns what the figures were measured on and with. */
export function describeMachine(): Record<string, string> {
  const processors = cpus()
  const model = processors[0]?.model.trim()
  return {
    Date: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    Machine: `${model}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    System: `${type()} ${release().split('-', 1)[0]}, Node ${process.version}`,
    Commit: commit(),
    Against: peers(),
  }
}

function commit(): string {
  const measured = ['functions', 'lib', 'infra', 'serverless.yml', 'package-lock.json']
  const head = git('rev-parse', '--short', 'HEAD')
  if (head === undefined) return 'not a checkout of Git'
  return head + (git('status', '--porcelain', '--', ...measured) ? ' and what was changed since' : '')
}

/** @returns undefined where Git cannot say. */
function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

function peers(): string {
  const text = readFileSync(new URL('package.json', import.meta.url), 'utf8')
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> }
  return Object.entries(dependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')
}
