import {
  ANNA,
  connect as connectShare,
  connectUrl,
  fillInConnectPage,
  GENERAL,
  tokens,
  words,
} from '../../flow/people.ts'
import type { Stack } from '../../flow/stack.ts'
import { allRows } from '../../flow/table.ts'
import type { Scenario } from '../scenario.ts'

const connections = async () =>
  (await allRows()).filter(({ sk }) => String(sk).startsWith('connection#')).length

const inGeneral = (stack: Stack, pattern: RegExp) =>
  stack.slack
    .as(ANNA)
    .messages(GENERAL)
    .filter((message) => pattern.test(words(message))).length

export const connect: Scenario = {
  name: 'connect, and go on with what was wanted',
  async prepare(stack) {
    await stack.slack.as(ANNA).command(GENERAL, '/shares')
    await stack.drain()
  },
  act: (stack) => fillInConnectPage(connectUrl(stack), { share_link: tokens.anna.facade }),
  outcome: async (stack) => ({
    written: await connections(),
    // A list may be shown twice: nothing promises that a screen is drawn once.
    told: Math.min(inGeneral(stack, /Façade material/), 1),
  }),
}

export const disconnect: Scenario = {
  name: 'disconnect',
  async prepare(stack) {
    await connectShare(stack, ANNA, tokens.anna.facade)
    await stack.slack.as(ANNA).command(GENERAL, '/shares disconnect')
    await stack.drain()
  },
  act: (stack) => stack.slack.as(ANNA).press('disconnect'),
  outcome: async (stack) => ({
    written: (await connections()) === 0 ? 1 : 0,
    told: Math.min(inGeneral(stack, /disconnected/i), 1),
  }),
}
