import { createHmac } from 'node:crypto'
import { describe, type Finding, well, wrong } from '../finding.ts'
import { isLocal, putSetting, type System, setUpAnew } from '../system.ts'

/**
 * Whether the app takes what is signed with its secret, and nothing else. What is sent is Slack's own check of an
 * address, with which nothing is done.
 */
export async function app(system: System): Promise<Finding> {
  const { signingSecret } = system.slack
  if (signingSecret === undefined) {
    return wrong(
      'No signing secret is set.',
      `Copy it from https://api.slack.com/apps → your app → Basic Information. ${putSetting(system, 'SLACK_SIGNING_SECRET')}`,
    )
  }
  if (!isLocal(system) && !/^[0-9a-f]{32}$/.test(signingSecret)) {
    return wrong(
      'The signing secret is not one of Slack’s, which are 32 letters and digits.',
      `Copy it from https://api.slack.com/apps → your app → Basic Information. ${putSetting(system, 'SLACK_SIGNING_SECRET')}`,
    )
  }
  try {
    const [signed, forged] = [
      await send(system, signingSecret),
      await send(system, `${signingSecret}, but another`),
    ]
    if (forged === 200) return wrong('The app takes what is wrongly signed.', setUpAnew(system))
    if (signed === 200 && forged === 401)
      return well('the app takes what is signed with it, and refuses the rest')
    if (signed === 401) {
      return wrong(
        'The app refuses what is signed with it: it was told another one, or its clock is wrong.',
        isLocal(system)
          ? 'End npm start and run it again.'
          : 'Where the parameter was changed just now, wait for ten minutes.',
      )
    }
    const answers = `${signed} to what is signed with it, and ${forged} to what is not`
    return wrong(`The app answers ${answers}.`, lookAtLog(system, 'slack'))
  } catch (error) {
    return unreachable(system, error)
  }
}

/** Whether the pages load. Nobody has this ticket, so the answer is a page that says so. */
export async function pages(system: System): Promise<Finding> {
  try {
    for (const [path, name] of [
      ['/connect/none', 'connect'],
      ['/slack/install', 'install'],
    ] as const) {
      const status = await ask(system, path)
      if (status >= 500) return wrong(`${path} answers ${status}.`, lookAtLog(system, name))
    }
    return well(`connect and install answer at ${system.appUrl}`)
  } catch (error) {
    return unreachable(system, error)
  }
}

async function send(system: System, secret: string): Promise<number> {
  const body = 'ssl_check=1'
  const timestamp = String(Math.floor(system.host.clock() / 1000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return ask(system, '/slack/events', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  })
}

/** @returns the HTTP status. */
async function ask(system: System, path: string, request: RequestInit = {}): Promise<number> {
  const answer = await fetch(`${system.appUrl}${path}`, {
    ...request,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  })
  // serverless-offline tells of a function that failed with 200, and with Lambda's own words.
  const failed = isLocal(system) && (await answer.text()).includes('"errorType"')
  return failed ? 500 : answer.status
}

function lookAtLog(system: System, name: string): string {
  return isLocal(system)
    ? 'npm start has printed why.'
    : `Its log says why: aws logs tail /aws/lambda/shares-for-slack-${system.stage}-${name}`
}

function unreachable(system: System, error: unknown): Finding {
  return wrong(`The app cannot be reached at ${system.appUrl}: ${describe(error)}`, setUpAnew(system))
}
