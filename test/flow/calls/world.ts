import { randomUUID } from 'node:crypto'
import type { StateValues } from '../../../infra/sandbox/slack/types.ts'
import { startFakeKms } from '../../unit/secrets/fake-kms.ts'
import { newBrowser } from '../browser.ts'
import { identitySteps } from '../identity-steps.ts'
import { ANNA, buttonValue, connectUrl, GENERAL, lastMessage, topView } from '../people.ts'
import { type Stack, startStack } from '../stack.ts'
import { type Invocation, startCounter } from './counter.ts'

/** Longer than a function keeps anything in memory, in ms: what is counted is what somebody costs who comes for once. */
const A_WHILE = 6 * 60_000

export type World = Awaited<ReturnType<typeof startWorld>>

/** The whole system as it is deployed for any workspace: with KMS, and with the app added to Anna's. */
export async function startWorld() {
  const counter = startCounter()
  const kms = await startFakeKms()
  Object.assign(process.env, { AWS_ENDPOINT_URL_KMS: kms.endpoint, KMS_KEY_ID: 'sealing-key' })
  const stack: Stack = await startStack({
    slackClient: { clientId: '1111.2222', clientSecret: randomUUID() },
    around: (name, invocation) => counter.around(name, invocation),
  }).catch(async (error: unknown) => {
    await kms.stop()
    throw error
  })
  const { addApp, signIn } = identitySteps(() => stack)
  const anna = () => stack.slack.as(ANNA)

  return {
    stack,
    anna,

    /** A world in which Anna has added the app to the workspace, and nothing else has happened. */
    async reset(): Promise<void> {
      await stack.reset()
      await addApp()
    },

    type: (line: string, channel = GENERAL) => anna().command(channel, line),

    /** Fills in the page that the app has offered to Anna. */
    async connect(fields: Record<string, string>): Promise<void> {
      const browser = newBrowser()
      const form = await signIn(browser, connectUrl(stack), ANNA)
      const { text } = await browser.send(form, fields)
      if (!text.includes('<h1>Connected</h1>')) throw new Error(`The connect page said ${text}`)
    },

    /** Presses Open in the list that was shown last. */
    open: (name: string, actionId = 'open_share') =>
      anna().press(actionId, { value: buttonValue(lastMessage(stack, ANNA), actionId, name) }),

    /** Presses a button on top, of several the one for what is called so. */
    press: (actionId: string, label?: string) =>
      anna().press(
        actionId,
        label === undefined ? {} : { value: buttonValue(topView(stack, ANNA), actionId, label) },
      ),

    /** Presses a button that the modal on top would have if there were more to show. */
    pressAs: (actionId: string, value: string) =>
      anna().act({
        container: { type: 'view', view_id: anna().views().at(-1)?.id ?? '' },
        block_id: 'any',
        action: { type: 'button', action_id: actionId, value },
      }),

    /** Submits the form on top, with this in its fields and the rest as it is. */
    submit: (fields: Record<string, object> = {}) =>
      anna().submit(
        Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, { [name]: value }]),
        ) as StateValues,
      ),

    /** Does something, and what comes of it. */
    async settle(act: () => Promise<unknown>): Promise<void> {
      await act()
      await stack.drain()
    },

    /** Does something after a while, and what comes of it. @returns what the functions called for that */
    async count(act: () => Promise<unknown>): Promise<Invocation[]> {
      stack.clock.advance(A_WHILE)
      await stack.drain()
      counter.take()
      await act()
      await stack.drain()
      // What leads to a modal is kept back until Slack has had its answer.
      stack.clock.advance(1_000)
      await stack.drain()
      if (stack.failedJobs > 0) throw new Error('A job failed.')
      return counter.take()
    },

    async stop(): Promise<void> {
      counter.stop()
      await stack.stop()
      await kms.stop()
    },
  }
}
