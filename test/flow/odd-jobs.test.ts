import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import fc from 'fast-check'
import { emptyTally, howOften, keepTally } from '../faults/tally.ts'
import { oddRequest } from '../unit/abuse/signed-requests.ts'
import { SLACK_REQUESTS } from '../unit/abuse/slack-bodies.ts'
import { context, type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

/** How many handfuls of requests are drawn, and how many are in each. */
const RUNS = howOften({ short: 40, long: 1_000 })
const HANDFUL = 8
const MINUTES = 60_000

let stack: Stack
const { type, later } = stepsOf(() => stack)
let ingress: (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>

beforeAll(async () => {
  stack = await startStack()
  ingress = (await import('../../functions/slack.ts')).handler as unknown as typeof ingress
})
afterAll(() => stack.stop())

/** After these the app is in the workspace no longer, and answers nobody. */
const ENDS_IT = /"type":"(?:app_uninstalled|tokens_revoked|team_access_revoked)"/

test(
  'whatever Slack has signed is done or refused by itself: what others asked for beside it is done',
  async () => {
    const requests = SLACK_REQUESTS.filter(({ body }) => !ENDS_IT.test(body))
    const drawn = fc.array(oddRequest(process.env.SLACK_SIGNING_SECRET ?? '', requests), {
      minLength: HANDFUL,
      maxLength: HANDFUL,
    })
    let taken = 0

    await fc.assert(
      fc.asyncProperty(drawn, async (odd) => {
        const told = stack.slack.calls.length
        for (const { event } of odd) {
          const { statusCode, body } = await ingress(event, context('slack', 5))
          if (statusCode === 200 && body === '') taken += 1
        }
        await type('/shares help')
        expect(JSON.stringify(stack.slack.calls.slice(told))).toContain('/shares subscribe')
      }),
      { numRuns: RUNS },
    )

    expect(taken).toBeGreaterThan(RUNS)
    // What was refused is tried again, and ends where it can be looked at.
    for (const minutes of [1, 10, 10, 10]) {
      await later(minutes * MINUTES)
    }
    expect(await stack.sqs.bodies(stack.sqs.jobs)).toEqual([])
    keepTally('odd jobs beside good ones', { ...emptyTally(), injected: RUNS * HANDFUL })
  },
  20 * MINUTES,
)
