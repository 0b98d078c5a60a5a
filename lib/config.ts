/** A setting that is missing from the environment. The message says which, for whoever reads the log. */
class MissingSettingError extends Error {
  override readonly name = 'MissingSettingError'
}

/**
 * @returns the value of an environment variable.
 * @throws MissingSettingError when it is not set or empty.
 */
export function requireEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new MissingSettingError(`The environment variable ${name} is not set.`)
  return value
}

/**
 * @returns the deployment's own keys for Intralinks, or undefined where it has none: nobody can connect it then.
 */
export function intralinksKeys(): { clientId: string; clientSecret: string } | undefined {
  const { INTRALINKS_CLIENT_ID: clientId, INTRALINKS_CLIENT_SECRET: clientSecret } = process.env
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}

/** A setting that has no meaning. The message says which, for whoever reads the log. */
class InvalidSettingError extends Error {
  override readonly name = 'InvalidSettingError'
}

/**
 * @returns whether files may be sent into Slack: yes, unless SEND_FILES_TO_SLACK is `off`.
 * @throws InvalidSettingError for any other word: whoever meant `off` is not to find out from what was sent.
 */
export function sendsFilesToSlack(): boolean {
  const word = process.env.SEND_FILES_TO_SLACK || 'on'
  if (word === 'on' || word === 'off') return word === 'on'
  throw new InvalidSettingError('The environment variable SEND_FILES_TO_SLACK is neither on nor off.')
}

/** @returns where a person opens Intralinks in a browser. Its API does not say: INTRALINKS_WEB_URL may. */
export function intralinksWebUrl(): string {
  return process.env.INTRALINKS_WEB_URL || 'https://services.intralinks.com'
}

/**
 * @returns what Slack knows this app by when it is added to workspaces, or undefined where the deployment serves the
 *   one workspace of SLACK_BOT_TOKEN.
 */
export function slackKeys(): { clientId: string; clientSecret: string } | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = process.env
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}
