import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { approvalSteps } from './approval-steps.ts'
import { ANNA, connect, lastMessage, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

const { askForApprovals, cards } = approvalSteps(() => stack)
const NOT_ALL = 'Not all files in your shared folders could be asked'
const told = () => words(lastMessage(stack, ANNA))

/** Somebody puts so many files into the tender folder. */
function addFiles(count: number): void {
  for (let number = 1; number <= count; number++) {
    stack.clinked.others.addFile({ share: tokens.anna.tenderFolder, name: `Minutes ${number}.txt` })
  }
}

/** The tender folder is shared with Anna so many times more. */
function shareAgain(times: number): void {
  for (let time = 0; time < times; time++) {
    stack.clinked.others.share({ like: tokens.anna.tenderFolder, guest: 'anna.keller@northwind.example' })
  }
}

/** The requests that Clinked has had since this was called. */
function countRequests(): () => number {
  const before = stack.clinked.requests.length
  return () => stack.clinked.requests.length - before
}

async function openHome(): Promise<string> {
  await stack.slack.as(ANNA).openHome()
  await stack.drain()
  return words(stack.slack.as(ANNA).state().home)
}

describe('of more files than are asked', () => {
  test('those that moved last are asked, and App Home says that it did not ask all', async () => {
    expect(await openHome()).not.toContain(NOT_ALL)
    addFiles(90)
    stack.clock.advance(3_600_000)
    const item = stack.clinked.others.addFile({ share: tokens.anna.tenderFolder, name: 'Latest offer.txt' })
    stack.clinked.others.requestApproval({ share: tokens.anna.tenderFolder, item: Number(item) })
    const home = await openHome()
    expect(home).toContain('*Latest offer.txt*')
    expect(home).toContain(NOT_ALL)
  })

  test('a folder with very many is not read to its end', async () => {
    addFiles(1_000)
    await askForApprovals(ANNA)
    expect(writesTo(stack, '9.1').filter(({ path }) => path.includes('page=2'))).toEqual([])
    expect(told()).toContain(NOT_ALL)
  })

  test('one person’s approvals leave enough of what all may ask of Clinked', async () => {
    addFiles(60)
    shareAgain(35)
    const requests = countRequests()
    await askForApprovals(ANNA)
    expect(requests()).toBeLessThan(200)
    expect(cards(ANNA, 'Change order 07.pdf')).toHaveLength(1)
    expect(told()).toContain(NOT_ALL)
  })
})

describe('what is wrong with a connection is said, though only a file in a folder shows it:', () => {
  test.each([
    [429, 'Clinked is getting too many requests just now.'],
    [401, 'it has lapsed or was taken back.'],
    [503, 'Clinked is not answering just now.'],
  ])('%d', async (status, sentence) => {
    const { store } = stack.clinked
    const plan = store.components.find(({ friendlyName }) => friendlyName === 'Ground floor plan.pdf')
    stack.clinked.faults.add({ match: { section: '11.11', path: `files/${plan?.id}/` }, status })
    await askForApprovals(ANNA)
    expect(told()).toContain(sentence)
    expect(told()).not.toContain(NOT_ALL)
  })
})
