import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connect, tokens, toldSlack } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, open, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.facade)
})
afterAll(() => stack.stop())

async function openAbout(name: string): Promise<void> {
  await open(name)
  await press('about_share')
}

test('a share tells how it is shared: by whom, with which address, until when', async () => {
  await openAbout('Review fire safety concept')
  const about = shown()
  expect(about).toContain('How *Review fire safety concept* is shared with you')
  expect(about).toContain('*Shared with*\nanna')
  expect(about).toMatch(/\*Lapses\*\n<!date\^/)
  expect(about).toContain('*Password*\nnone')
  expect(about).toContain('*E-mails from Clinked*\non')
  expect(about).not.toContain('Permission')

  await press('go_to:back')
  expect(shown()).toContain('Chapter 3 is up to date now.')
  expect(toldSlack(stack)).not.toContain(tokens.anna.fireSafety)
})

test('what Clinked leaves out is left out', async () => {
  const share = stack.clinked.store.shares.find(({ tokenKey }) => tokenKey === tokens.anna.facade)
  stack.clinked.faults.add({
    match: { section: '2.2' },
    status: 200,
    body: {
      tokenKey: share?.tokenKey,
      user: null,
      dateCreated: stack.clock.now(),
      dateExpire: null,
      email: null,
    },
  })
  await openAbout('Façade material')
  const about = shown()
  expect(about).toContain('*Shared by*\nsomeone who is no longer in Clinked')
  expect(about).toContain('*Lapses*\nnever')
  expect(about).not.toContain('E-mails')
  expect(about).not.toContain('Shared with*')
})
