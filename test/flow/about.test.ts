import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, buttonValue, connect, lastMessage, tokens, toldSlack, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.facade)
})
afterAll(() => stack.stop())

async function openAbout(name: string): Promise<void> {
  const anna = stack.slack.as(ANNA)
  await anna.press('open_share', { value: buttonValue(lastMessage(stack, ANNA), 'open_share', name) })
  await stack.drain()
  await anna.press('about_share')
  await stack.drain()
}

test('a share tells how it is shared: by whom, with which address, until when', async () => {
  await openAbout('Review fire safety concept')
  const about = words(topView(stack, ANNA))
  expect(about).toContain('How *Review fire safety concept* is shared with you')
  expect(about).toContain('*Shared with*\nanna')
  expect(about).toMatch(/\*Lapses\*\n<!date\^/)
  expect(about).toContain('*Password*\nnone')
  expect(about).toContain('*E-mails from Clinked*\non')
  expect(about).not.toContain('Permission')

  await stack.slack.as(ANNA).press('go_to:back')
  await stack.drain()
  expect(words(topView(stack, ANNA))).toContain('Chapter 3 is up to date now.')
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
  const about = words(topView(stack, ANNA))
  expect(about).toContain('*Shared by*\nsomeone who is no longer in Clinked')
  expect(about).toContain('*Lapses*\nnever')
  expect(about).not.toContain('E-mails')
  expect(about).not.toContain('Shared with*')
})
