import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What `npm run doctor` is told of a local stack: where everything is, and the secrets that were made for it. */
export interface Description {
  /** What the functions are told: infra/sandbox/function-environment.ts. */
  environment: Record<string, string>
  /** Where a real workspace is served. */
  slackAppToken: string | undefined
}

/** Goes with the packages, and is no part of the project. */
const folder = fileURLToPath(new URL('../../node_modules/.cache/shares-for-slack/', import.meta.url))
const fileOf = (port: number): string => `${folder}local-${port}.json`

/** Writes it down, for this account alone. @param port the app's own */
export function writeDescription(port: number, description: Description): { remove: () => void } {
  const file = fileOf(port)
  const remove = (): void => rmSync(file, { force: true })
  mkdirSync(folder, { recursive: true })
  // Of one that was killed outright: a file that is there keeps whatever rights it has.
  remove()
  writeFileSync(file, JSON.stringify(description), { mode: 0o600 })
  return { remove }
}

/** @returns undefined where no local stack has that port. */
export function readDescription(port: number): Description | undefined {
  const file = fileOf(port)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Description) : undefined
}
