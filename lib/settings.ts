import { type AwsCall, createAwsCall } from './aws/call.ts'
import { parameterName, type SettingName, type Settings, settingsOf } from './config.ts'

/** How old settings may become, in ms: at the latest so long after it was changed, a parameter takes effect. */
const MAX_AGE_MS = 10 * 60_000

interface Log {
  warn(message: string, details: { error: string }): void
}

/**
 * Makes what a function works with from its settings. Where SETTINGS_PATH is set, as it is in AWS, they are parameters
 * below that path, and read in one call: so no secret is in the template, nor in what the console shows of a function.
 * Elsewhere they are environment variables.
 *
 * That begins at once, while the function still loads; where it fails, the next invocation begins again. Every ten
 * minutes they are read anew, and where one has changed all is made anew; where that fails, what there is stays for ten
 * minutes more.
 *
 * @param names what it needs, ten at most: its role may read these and no others (infra/aws/roles.yml)
 * @returns gives what was built; it throws what `build` throws, and AwsError.
 */
export function fromSettings<Name extends SettingName, Built>(
  names: readonly Name[],
  build: (settings: Settings<Name>) => Built,
  { log, clock = Date.now }: { log: Log; clock?: () => number },
): () => Promise<Built> {
  const read = createReader(names)
  let kept: { settings: Settings<Name>; built: Built; readAt: number } | undefined
  let renewing: Promise<Built> | undefined

  const renew = async (): Promise<Built> => {
    const readAt = clock()
    const settings = await read()
    const isSame = names.every((name) => kept?.settings[name] === settings[name])
    const built = kept && isSame ? kept.built : build(settings)
    kept = { settings, built, readAt }
    return built
  }

  const begin = (): Promise<Built> => {
    renewing ??= renew().finally(() => {
      renewing = undefined
    })
    return renewing
  }
  // Whoever asks hears of a failure, or has it tried again.
  begin().catch(() => undefined)

  return async () => {
    if (kept && clock() - kept.readAt < MAX_AGE_MS) return kept.built
    try {
      return await begin()
    } catch (error) {
      if (!kept) throw error
      log.warn('the settings were not read anew', { error: String(error) })
      kept.readAt = clock()
      return kept.built
    }
  }
}

function createReader<Name extends SettingName>(names: readonly Name[]): () => Promise<Settings<Name>> {
  const path = process.env.SETTINGS_PATH
  if (!path) return async () => settingsOf(names, process.env)
  // In ms: Slack may be waiting. Parameter Store answers in some 20.
  const ssm = createAwsCall('ssm', { tryMs: 800 })
  return () => readParameters(ssm, path, names)
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
async function readParameters<Name extends SettingName>(
  ssm: AwsCall,
  path: string,
  names: readonly Name[],
): Promise<Settings<Name>> {
  const wanted = new Map(names.map((name) => [parameterName(path, name), name]))
  // Parameters that are not there are named apart, which is no error: most may be missing.
  const { Parameters } = (await ssm('GetParameters', {
    Names: [...wanted.keys()],
    WithDecryption: true,
  })) as { Parameters: { Name: string; Value: string }[] }
  const found = Parameters.map(({ Name, Value }) => [wanted.get(Name) ?? Name, Value] as const)
  return settingsOf(names, Object.fromEntries(found))
}
