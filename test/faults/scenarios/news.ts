import { fillIn, openForm, posted, reply, subscribe as subscribeChannel } from '../../flow/channel-steps.ts'
import { digestSteps } from '../../flow/digest-steps.ts'
import { ANNA, connect, tokens, words } from '../../flow/people.ts'
import type { Stack } from '../../flow/stack.ts'
import { rowsAbout } from '../../flow/table.ts'
import type { Scenario } from '../scenario.ts'

const FACADE = 'Façade material'

/** The next round, some minutes later. A round that died leaves the next one to go on. */
async function nextRound(stack: Stack): Promise<void> {
  stack.clock.advance(5 * 60_000)
  await stack.round()
}

export const digest: Scenario = {
  name: 'digest',
  async prepare(stack) {
    const { alwaysOf, type, untilMorning } = digestSteps(() => stack)
    await connect(stack, ANNA, tokens.anna.facade)
    await type(ANNA, 'daily 09:00')
    await alwaysOf(ANNA, FACADE)
    stack.clock.advance(untilMorning() - 5 * 60_000)
  },
  act: nextRound,
  outcome(stack) {
    const sent = digestSteps(() => stack).digests(ANNA).length
    return { written: sent, told: sent }
  },
}

export const channelNews: Scenario = {
  name: 'channel news',
  async prepare(stack) {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribeChannel(stack)
    reply(stack, 'Timber after all?')
  },
  act: nextRound,
  outcome(stack, isCutOff) {
    const { news, parents } = posted(stack)
    return {
      // What may have been posted in a channel is not posted again: there the message above the thread has to do.
      written: isCutOff ? Math.max(news.length, 1) : news.length,
      told: parents.filter((parent) => words(parent).includes('Latest: 1 new reply')).length,
    }
  },
}

export const subscribe: Scenario = {
  name: 'subscribe a channel',
  async prepare(stack) {
    await connect(stack, ANNA, tokens.anna.facade)
    await openForm(stack)
  },
  act: (stack) => fillIn(stack, FACADE),
  async outcome(stack, isCutOff) {
    const rows = await rowsAbout(FACADE)
    const { length } = posted(stack).parents
    return {
      written: rows.filter((row) => row.includes(' subscription#')).length,
      // A channel cannot be read back: a message of which nobody knows is posted once more, and both have a live button
      // (lib/slack/subscribe-channel.ts).
      told: isCutOff && length === 2 ? 1 : length,
    }
  },
}
