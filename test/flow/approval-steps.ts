import { buttonValue, words } from './people.ts'
import type { Stack } from './stack.ts'
import { stepsOf } from './steps.ts'

/** What people do with approvals in these stories, and what they see of it. */
export interface ApprovalSteps {
  /** `/shares approvals`, done to its end. */
  askForApprovals: (userId: string) => Promise<void>
  /** The copies of a file's card in a person's DM, oldest first. */
  cards: (userId: string, file: string) => unknown[]
  /** The value of a button on the oldest copy, which names the request. */
  acceptValue: (userId: string, file: string) => string
  /** Presses a button of the oldest copy, and has the worker do what comes of it. */
  press: (userId: string, actionId: string, file: string) => Promise<void>
  /** Fills in and submits the form on top, and has the worker do what comes of it. */
  submitDecision: (userId: string, verdict: 'Accept' | 'Decline', message: string) => Promise<void>
  /** Somebody decides a request in Clinked itself; NONE asks anew. */
  decideInClinked: (value: string, status: 'ACCEPT' | 'REJECT' | 'NONE') => Promise<void>
}

export function approvalSteps(stack: () => Stack): ApprovalSteps {
  const slackOf = (userId: string) => stack().slack.as(userId)
  const cards = (userId: string, file: string) =>
    slackOf(userId)
      .messages(slackOf(userId).directMessages)
      .filter((message) => words(message).includes(`*${file}*`))
  const acceptValue = (userId: string, file: string) =>
    buttonValue(cards(userId, file)[0], 'approval_accept', file)
  return {
    cards,
    acceptValue,
    async askForApprovals(userId) {
      await stepsOf(stack, userId).type('/shares approvals')
    },
    async press(userId, actionId, file) {
      const value = buttonValue(cards(userId, file)[0], actionId, file)
      await stepsOf(stack, userId).choose(actionId, { value })
    },
    async submitDecision(userId, verdict, message) {
      const selected_option = {
        text: { type: 'plain_text', text: verdict },
        value: verdict.toLowerCase(),
      }
      await stepsOf(stack, userId).submit({ decision: { selected_option }, message })
    },
    async decideInClinked(value, status) {
      const { q } = JSON.parse(value)
      const answer = await fetch(`${process.env.CLINKED_API_URL}/_control/decide`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ request: q, status }),
      })
      if (!answer.ok) throw new Error(`Clinked's stand-in answered ${answer.status}.`)
    },
  }
}
