import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { press, letAllTriesPass } = stepsOf(() => stack)
const { connect, openFinance, inDm, files } = dataroomSteps(() => stack)

const troubles: [string, () => void][] = [
  ['is refused', () => stack.slack.store.faults.add({ method: 'chat.delete', retryAfterSeconds: 5 })],
  [
    'is done and its answer lost',
    () => stack.slack.store.faults.add({ method: 'chat.delete', drop: 'after' }),
  ],
]

test.each(troubles)(
  'a file that was sent leaves no message that it is on its way, though taking that away %s',
  async (_, fail) => {
    await connect()
    await openFinance()
    fail()
    await press('get_document', 'Key figures.csv')
    await letAllTriesPass()
    expect(files()).toHaveLength(1)
    expect(
      inDm()
        .map(words)
        .filter((text) => text.includes('Sending')),
    ).toEqual([])
    expect(await stack.deadLetters()).toEqual([])
  },
)
