import { type ApprovalSteps, approvalSteps } from '../../flow/approval-steps.ts'
import { ANNA, buttonValue, connect, tokens, words, writesTo } from '../../flow/people.ts'
import type { Stack } from '../../flow/stack.ts'
import type { Scenario } from '../scenario.ts'

const ORDER = 'Change order 07.pdf'

async function askForApprovals(stack: Stack): Promise<ApprovalSteps> {
  const steps = approvalSteps(() => stack)
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await steps.askForApprovals(ANNA)
  return steps
}

const outcomeOf = (stack: Stack, said: string) => ({
  written: writesTo(stack, '11.12').filter(({ status }) => status === 200).length,
  told: approvalSteps(() => stack)
    .cards(ANNA, ORDER)
    .filter((card) => words(card).includes(said)).length,
})

export const accept: Scenario = {
  name: 'approval, accept',
  async prepare(stack) {
    await askForApprovals(stack)
  },
  async act(stack) {
    const [card] = approvalSteps(() => stack).cards(ANNA, ORDER)
    const value = buttonValue(card, 'approval_accept', ORDER)
    await stack.slack.as(ANNA).press('approval_accept', { value })
  },
  outcome: (stack) => outcomeOf(stack, '*Accepted* by'),
}

export const decline: Scenario = {
  name: 'approval, decline with a message',
  async prepare(stack) {
    const { press } = await askForApprovals(stack)
    await press(ANNA, 'approval_message', ORDER)
  },
  async act(stack) {
    const selected_option = { text: { type: 'plain_text', text: 'Decline' }, value: 'decline' }
    await stack.slack.as(ANNA).submit({
      decision: { decision: { selected_option } },
      message: { message: { value: 'Too expensive.' } },
    })
  },
  outcome: (stack) => outcomeOf(stack, '*Declined* by'),
}
