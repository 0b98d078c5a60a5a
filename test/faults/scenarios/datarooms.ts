import { dataroomSteps } from '../../flow/dataroom-steps.ts'
import { ANNA, buttonValue, elementsOf, topView } from '../../flow/people.ts'
import type { Stack } from '../../flow/stack.ts'
import type { Scenario } from '../scenario.ts'
import { shownToAnna } from './seen.ts'

const steps = (stack: Stack) => dataroomSteps(() => stack)

export const splash: Scenario = {
  name: 'splash accepted',
  async prepare(stack) {
    const { connect, open } = steps(stack)
    await connect()
    await open('Project Aurora')
  },
  async act(stack) {
    await stack.slack.as(ANNA).submit()
    // The queue keeps it back until Slack has had its answer.
    stack.clock.advance(1_000)
  },
  outcome: (stack) => ({
    written: stack.intralinks.store.acceptances.length,
    told: shownToAnna(stack, /Finance/),
  }),
}

export const download: Scenario = {
  name: 'download into direct messages',
  async prepare(stack) {
    const { connect, openFinance } = steps(stack)
    await connect()
    await openFinance()
  },
  async act(stack) {
    const value = buttonValue(topView(stack, ANNA), 'get_document', 'Key figures.csv')
    await stack.slack.as(ANNA).press('get_document', { value })
  },
  async outcome(stack, isCutOff) {
    const { logIn, accept, inDm } = steps(stack)
    // A worker that dies before its first call hides it for longer than a login lasts: then a new one is asked for.
    if (isCutOff && elementsOf(topView(stack, ANNA), 'connect_page').length > 0) {
      await logIn()
      await accept()
    }
    const withFile = inDm().filter(({ files = [] }) => files.some(({ name }) => name === 'Key figures.csv'))
    return { written: withFile.length, told: withFile.length }
  },
}
