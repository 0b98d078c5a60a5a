import { App, AwsLambdaReceiver } from '@slack/bolt'

/** Whose token it is, said at once: by itself Bolt would ask Slack. */
const known = async () => ({ botToken: 'xoxb-bench', botId: 'B0BENCH', botUserId: 'U0BOT' })

/**
 * https://docs.slack.dev/tools/bolt-js/deployments/aws-lambda, except that an answer waits for the listener alone.
 * @param addListeners is given the app.
 * @param authorize as Bolt takes it.
 */
export function boltHandler(addListeners, authorize = known) {
  const receiver = new AwsLambdaReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET })
  addListeners(new App({ receiver, authorize }))
  return async (event, context) => (await receiver.start())(event, context)
}
