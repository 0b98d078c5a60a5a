import { ANNA, buttonValue, connect, elementsOf, lastMessage, tokens, topView } from '../../flow/people.ts'
import type { Stack } from '../../flow/stack.ts'
import type { Scenario } from '../scenario.ts'
import { saidToAnna, shownToAnna } from './seen.ts'

const TEXT = 'We would take the brick.'

async function open(stack: Stack, shareToken: string, name: string): Promise<void> {
  await connect(stack, ANNA, shareToken)
  await press(stack, 'open_share', { value: buttonValue(lastMessage(stack, ANNA), 'open_share', name) })
}

async function press(stack: Stack, actionId: string, choice = {}): Promise<void> {
  await stack.slack.as(ANNA).press(actionId, choice)
  await stack.drain()
}

const submitText = (stack: Stack) => stack.slack.as(ANNA).submit({ text: { text: { value: TEXT } } })

/** The conversation with the text in it, or a message that says so where the modal cannot. */
const told = (stack: Stack) =>
  saidToAnna(stack, /is posted/) || shownToAnna(stack, /We would take the brick|is posted/)

export const reply: Scenario = {
  name: 'reply',
  async prepare(stack) {
    await open(stack, tokens.anna.facade, 'Façade material')
    await press(stack, 'reply')
  },
  act: submitText,
  outcome: (stack) => ({
    written: stack.clinked.store.replies.filter((each) => each.reply.includes(TEXT)).length,
    told: told(stack),
  }),
}

export const comment: Scenario = {
  name: 'comment',
  async prepare(stack) {
    await open(stack, tokens.anna.changeOrder, 'Change order 07.pdf')
    await press(stack, 'comment')
  },
  act: submitText,
  outcome: (stack) => ({
    written: stack.clinked.store.comments.filter((each) => each.comment.includes(TEXT)).length,
    told: told(stack),
  }),
}

export const reaction: Scenario = {
  name: 'reaction',
  prepare: (stack) => open(stack, tokens.anna.facade, 'Façade material'),
  async act(stack) {
    const [context] = /reply_\d+/.exec(JSON.stringify(elementsOf(topView(stack, ANNA), 'react')[0])) ?? []
    const selected_option = { text: { type: 'plain_text', text: 'Heart' }, value: `${context} HEART` }
    await stack.slack.as(ANNA).press('react', { selected_option })
  },
  outcome: (stack) => ({
    // A second one by the same person is refused or takes the place of the first: what counts is how often it was sent.
    written: stack.clinked.requests.filter(
      ({ section, status, method }) => section === '7.6' && status === 200 && method === 'POST',
    ).length,
    told: shownToAnna(stack, /\(you\)/),
  }),
}
