import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connect, elementsOf, GENERAL, lastMessage, tokens, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, openHome, press, choose, connectAndOpen } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

/** What is shared by the demo's link with this token. */
function shareBy(token: string) {
  const share = stack.clinked.store.shares.find(({ tokenKey }) => tokenKey === token)
  if (!share) throw new Error('The demo has no such share.')
  return share
}

/** The values of the buttons of an action in the newest message. */
const buttonsOf = (actionId: string) =>
  elementsOf(lastMessage(stack, ANNA), actionId).map(({ value }) => value)

/** Shares as many copies of Anna's discussion with her as that makes. @returns their tokens */
function shareMore(count: number): string[] {
  const share = shareBy(tokens.anna.facade)
  return Array.from({ length: count }, (_, index) => {
    const component = { ...share.component, friendlyName: `Discussion ${index + 1}` }
    const tokenKey = randomUUID()
    stack.clinked.store.shares.push({ ...share, tokenKey, component })
    return tokenKey
  })
}

test('more than ten shares come in pages that are turned in place, there and back', async () => {
  shareMore(14)
  await connect(stack, ANNA, tokens.anna.facade)
  const told = stack.slack.as(ANNA).messages(GENERAL).length
  const first = buttonsOf('open_share')
  expect(words(lastMessage(stack, ANNA))).toContain('1–10 of 23')

  await press('shares_page:next')
  const second = buttonsOf('open_share')
  await press('shares_page:next')
  const third = buttonsOf('open_share')
  expect(words(lastMessage(stack, ANNA))).toContain('21–23 of 23')
  expect(buttonsOf('shares_page:next')).toEqual([])
  expect(new Set([...first, ...second, ...third]).size).toBe(23)

  await press('shares_page:previous')
  expect(buttonsOf('open_share')).toEqual(second)
  await press('shares_page:previous')
  expect(buttonsOf('open_share')).toEqual(first)
  expect(stack.slack.as(ANNA).messages(GENERAL)).toHaveLength(told)
})

test('App Home turns the pages of its list too', async () => {
  shareMore(4)
  await connect(stack, ANNA, tokens.anna.facade)
  const anna = stack.slack.as(ANNA)
  await openHome()
  const { home } = anna.state()
  const [next] = elementsOf(home, 'shares_page:next')
  await anna.press('shares_page:next', { value: next?.value }, { type: 'view', view_id: home?.id ?? '' })
  await stack.drain()
  expect(words(anna.state().home)).toContain('11–13 of 13')
})

test('of more than ten connections every one can be removed, and the list stays on its page', async () => {
  for (const token of shareMore(12)) await connect(stack, ANNA, token)
  await type('/shares disconnect')
  expect(buttonsOf('disconnect')).toHaveLength(10)

  await press('disconnect_page:next')
  const [eleventh, twelfth] = buttonsOf('disconnect')
  await choose('disconnect', { value: eleventh })
  expect(words(lastMessage(stack, ANNA))).toContain('Disconnected.')
  expect(buttonsOf('disconnect')).toEqual([twelfth])

  await choose('disconnect', { value: twelfth })
  expect(buttonsOf('disconnect')).toHaveLength(10)
  expect(buttonsOf('disconnect_page:next')).toEqual([])
})

/** The replies or comments that the modal shows, by what one can react to, from top to bottom. */
const messagesShown = () =>
  elementsOf(topView(stack, ANNA), 'react').map(
    (select) => /(reply|comment)_\d+/.exec(JSON.stringify(select))?.[0],
  )

/** Presses a button for as long as there is one. @returns what each screen showed, the present one first. */
async function turnAll(actionId: string): Promise<(string | undefined)[][]> {
  const screens = [messagesShown()]
  while (elementsOf(topView(stack, ANNA), actionId).length > 0) {
    await press(actionId)
    screens.push(messagesShown())
  }
  return screens
}

test('a long discussion is read from its newest reply to its oldest and back, in one modal', async () => {
  const { store } = stack.clinked
  const { component, guest } = shareBy(tokens.anna.facade)
  for (let number = 1; number <= 25; number++) {
    const dateCreated = stack.clock.now() + number
    store.replies.push({
      id: store.nextId(),
      discussion: component.id,
      reply: `${number}`,
      author: guest,
      dateCreated,
    })
  }
  const all = store.replies
    .filter(({ discussion }) => discussion === component.id)
    .map(({ id }) => `reply_${id}`)
  await connectAndOpen(tokens.anna.facade, 'Façade material')

  expect((await turnAll('conversation_page:older')).flat()).toEqual(all.toReversed())
  const back = await turnAll('conversation_page:newer')
  expect(back.flatMap((screen) => screen.toReversed())).toEqual(all)
  expect(stack.slack.as(ANNA).views()).toHaveLength(1)
})

test('many comments on a file are read from the newest to the oldest and back', async () => {
  const { store } = stack.clinked
  const { component, guest } = shareBy(tokens.anna.changeOrder)
  const context = `file_${component.id}`
  for (let number = 1; number <= 45; number++) {
    const at = stack.clock.now() + number
    store.comments.push({
      id: store.nextId(),
      context,
      parent: null,
      commenter: guest,
      comment: `${number}`,
      dateCreated: at,
      dateUpdated: at,
    })
  }
  const all = store
    .commentsOn(context)
    .filter(({ parent }) => parent === null)
    .map(({ id }) => `comment_${id}`)
  await connectAndOpen(tokens.anna.changeOrder, 'Change order 07.pdf')

  expect((await turnAll('conversation_page:older')).flat()).toEqual(all.toReversed())
  const back = await turnAll('conversation_page:newer')
  expect(back.flatMap((screen) => screen.toReversed())).toEqual(all)
})
