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
