import { describe, type Finding, unknown, well, wrong } from '../finding.ts'
import type { System } from '../system.ts'

/** The oldest version that runs TypeScript as it is written here. */
const OLDEST_NODE = 24

/** https://docs.slack.dev/authentication/verifying-requests-from-slack, and AWS's limit for signatures: in ms. */
const MAX_SKEW_MS = 5 * 60_000

export function node({ host }: System): Finding {
  const { nodeVersion } = host
  if (Number.parseInt(nodeVersion, 10) >= OLDEST_NODE) return well(nodeVersion)
  return wrong(
    `${nodeVersion} is too old: this project is written for ${OLDEST_NODE}.`,
    'Run it through npm (npm start, npm test), which takes the Node that came with npm ci.',
  )
}

/** This machine's clock by Slack's: what is signed with a wrong one is refused, by Slack and by AWS. */
export async function clock({ host, slack }: System): Promise<Finding> {
  let date: string | null
  try {
    const answer = await fetch(new URL('api.test', slack.apiUrl), {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
    })
    date = answer.headers.get('date')
  } catch (error) {
    return unknown(`not compared, for Slack cannot be reached: ${describe(error)}`)
  }
  if (date === null) return unknown('not compared, for Slack does not tell the time.')
  const skew = host.clock() - Date.parse(date)
  const seconds = Math.abs(Math.round(skew / 1000))
  if (Math.abs(skew) <= MAX_SKEW_MS) return well(`${seconds} s from Slack’s`)
  return wrong(
    `It is ${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} Slack’s: signatures are good for 300 s.`,
    'Have this machine set its clock by the network, such as with: sudo timedatectl set-ntp true',
  )
}
