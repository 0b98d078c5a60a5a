/** What differs from one deployment to the next: secrets, and what its people want. docs/deploying.md explains each. */
export type SettingName =
  | 'SLACK_SIGNING_SECRET'
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_CLIENT_ID'
  | 'SLACK_CLIENT_SECRET'
  | 'INTRALINKS_CLIENT_ID'
  | 'INTRALINKS_CLIENT_SECRET'
  | 'INTRALINKS_WEB_URL'
  | 'SEND_FILES_TO_SLACK'

/** The settings that a function asked for (lib/settings.ts). What is not set is undefined. */
export type Settings<Name extends SettingName> = Readonly<Record<Name, string | undefined>>

/** A setting that is missing. The message says which, and where it belongs, for whoever reads the log. */
class MissingSettingError extends Error {
  override readonly name = 'MissingSettingError'
}

/** A setting that has no meaning. The message says which, and where it is, for whoever reads the log. */
class InvalidSettingError extends Error {
  override readonly name = 'InvalidSettingError'
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

/** @returns these settings of all that an environment holds. */
export function settingsOf<Name extends SettingName>(
  names: readonly Name[],
  environment: Record<string, string | undefined>,
): Settings<Name> {
  return Object.fromEntries(names.map((name) => [name, environment[name] || undefined])) as Settings<Name>
}

/**
 * @returns the value of a setting.
 * @throws MissingSettingError when it is not set.
 */
export function requireSetting<Name extends SettingName>(settings: Settings<Name>, name: Name): string {
  const value = settings[name]
  if (!value) throw new MissingSettingError(`${placeOf(name)} is not set.`)
  return value
}

/**
 * @returns the deployment's own keys for Intralinks, or undefined where it has none: nobody can connect it then.
 */
export function intralinksKeys({
  INTRALINKS_CLIENT_ID: clientId,
  INTRALINKS_CLIENT_SECRET: clientSecret,
}: Settings<'INTRALINKS_CLIENT_ID' | 'INTRALINKS_CLIENT_SECRET'>):
  | { clientId: string; clientSecret: string }
  | undefined {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}

/**
 * @returns whether files may be sent into Slack: yes, unless SEND_FILES_TO_SLACK is `off`.
 * @throws InvalidSettingError for any other word: whoever meant `off` is not to find out from what was sent.
 */
export function sendsFilesToSlack({
  SEND_FILES_TO_SLACK: word = 'on',
}: Settings<'SEND_FILES_TO_SLACK'>): boolean {
  if (word === 'on' || word === 'off') return word === 'on'
  throw new InvalidSettingError(`${placeOf('SEND_FILES_TO_SLACK')} is neither on nor off.`)
}

/** @returns where a person opens Intralinks in a browser. Its API does not say: INTRALINKS_WEB_URL may. */
export function intralinksWebUrl({
  INTRALINKS_WEB_URL: url = 'https://services.intralinks.com',
}: Settings<'INTRALINKS_WEB_URL'>): string {
  return url
}

/**
 * @returns what Slack knows this app by when it is added to workspaces, or undefined where the deployment serves the
 *   one workspace of SLACK_BOT_TOKEN.
 */
export function slackKeys({
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
}: Settings<'SLACK_CLIENT_ID' | 'SLACK_CLIENT_SECRET'>):
  | { clientId: string; clientSecret: string }
  | undefined {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}

/**
 * @returns the name of the parameter that holds a setting in AWS, such as
 *   `/shares-for-slack/prod/slack-signing-secret`.
 * @param path SETTINGS_PATH, with a slash at its end.
 */
export function parameterName(path: string, name: SettingName): string {
  return path + name.toLowerCase().replaceAll('_', '-')
}

/** Where a setting belongs, for messages. */
function placeOf(name: SettingName): string {
  const path = process.env.SETTINGS_PATH
  return path ? `The parameter ${parameterName(path, name)}` : `The environment variable ${name}`
}
