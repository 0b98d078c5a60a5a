import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPort } from './ports.ts'
import { readSlackSettings, type SlackSettings } from './slack-settings.ts'
import { StartError } from './start-error.ts'

const SLACK_API_URL = 'https://slack.com/api/'

/** What `npm start` is told by the environment, with its defaults. */
export interface Settings extends SlackSettings {
  /** The app's own HTTP port. */
  port: number
  /** Port of the Lambda Invoke API. */
  lambdaPort: number
  /** Port of the stand-ins and of the page that stands in for Slack. */
  sandboxPort: number
  /** With a slash at the end. */
  slackApiUrl: string
  clinkedApiUrl: string
  intralinksApiUrl: string
  intralinksClientId: string
  intralinksClientSecret: string
  /** Where DynamoDB keeps its data; in memory without one. */
  dataDir: string | undefined
  /** 32 bytes, base64. */
  sealingKey: string
}

/**
 * Reads the environment and finds the ports.
 * @throws StartError when a value cannot be used.
 */
export async function readSettings(env: NodeJS.ProcessEnv): Promise<Settings> {
  const port = await findPort('PORT', portOf(env, 'PORT', 3000))
  const lambdaPort = await findPort('LAMBDA_PORT', portOf(env, 'LAMBDA_PORT', 3002))
  const sandboxPort = await findPort('SANDBOX_PORT', portOf(env, 'SANDBOX_PORT', 3010))
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  const slack = readSlackSettings(env)
  const dataDir = env.DATA_DIR || undefined
  return {
    port,
    lambdaPort,
    sandboxPort,
    ...slack,
    slackApiUrl: urlOf(env, 'SLACK_API_URL', slack.slackAppToken ? SLACK_API_URL : `${sandbox}/api/`),
    clinkedApiUrl: urlOf(env, 'CLINKED_API_URL', `${sandbox}/clinked`),
    intralinksApiUrl: urlOf(env, 'INTRALINKS_API_URL', `${sandbox}/intralinks`),
    intralinksClientId: env.INTRALINKS_CLIENT_ID || 'local-client-id',
    intralinksClientSecret: env.INTRALINKS_CLIENT_SECRET || 'local-client-secret',
    dataDir,
    sealingKey: dataDir === undefined ? newSealingKey() : keptSealingKey(dataDir),
  }
}

function portOf(env: NodeJS.ProcessEnv, variable: string, fallback: number): number {
  const text = env[variable]
  if (!text) return fallback
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new StartError(`${variable} is not a port: ${text}`)
  return port
}

function urlOf(env: NodeJS.ProcessEnv, variable: string, fallback: string): string {
  const text = env[variable] || fallback
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new StartError(`${variable} is not a web address: ${text}`)
  return text
}

function newSealingKey(): string {
  return randomBytes(32).toString('base64')
}

/** The data outlives this start, so the key that opens it must as well. */
function keptSealingKey(dataDir: string): string {
  const file = join(dataDir, 'sealing.key')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const key = newSealingKey()
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  return key
}
