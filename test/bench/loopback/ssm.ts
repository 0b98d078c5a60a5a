import { awsOperation, type Loopback, startLoopback } from './serve.ts'

const PATH = '/shares-for-slack/bench/'

/**
 * Parameter Store that has the settings of an environment.
 * @returns also `env`: what tells a function that its settings are there.
 */
export async function startSsm(
  environment: Record<string, string>,
): Promise<Loopback & { env: Record<string, string> }> {
  const settingOf = (name: string): string | undefined =>
    environment[name.slice(PATH.length).replaceAll('-', '_').toUpperCase()]
  const loopback = await startLoopback((request) => {
    const name = awsOperation(request)
    if (name !== 'GetParameters') throw new Error(`The stand-in of Parameter Store knows no ${name}.`)
    const { Names } = JSON.parse(request.body.toString()) as { Names: string[] }
    const Parameters = Names.flatMap((Name) => {
      const Value = settingOf(Name)
      return Value === undefined ? [] : [{ Name, Value, Type: 'SecureString' }]
    })
    return { name, json: { Parameters, InvalidParameters: Names.filter((each) => !settingOf(each)) } }
  })
  return { ...loopback, env: { SETTINGS_PATH: PATH, AWS_ENDPOINT_URL_SSM: loopback.url } }
}
