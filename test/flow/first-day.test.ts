import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  ANNA,
  connect,
  connectUrl,
  elementsOf,
  fillInConnectPage,
  GENERAL,
  lastMessage,
  tokens,
  toldSlack,
  topView,
  words,
  writesTo,
} from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, openHome, press, choose, open, submit, connectAndOpen, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

test('whoever has nothing connected is offered a page of their own, and after it gets the list they asked for', async () => {
  const answer = await stack.slack.as(ANNA).command(GENERAL, '/shares')
  expect(answer).toEqual({ ok: true })
  await stack.drain()
  expect(words(lastMessage(stack, ANNA))).toContain('Connect what is shared with you in Clinked')

  const url = connectUrl(stack)
  const page = await (await fetch(url)).text()
  expect(page).toContain('anna')
  const connected = await fillInConnectPage(url, {
    share_link: `https://app.clinked.example/share/${tokens.anna.facade}`,
  })
  expect(connected.status).toBe(200)
  expect(await connected.text()).toContain('Façade material')

  await stack.drain()
  expect(words(lastMessage(stack, ANNA))).toContain('Façade material: brick or timber?')
  expect(stack.failedJobs).toBe(0)
})

test('the list holds every share once, ten to a page, with who shared it and when it lapses', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await connect(stack, ANNA, tokens.anna.tenderFolder)
  await type('/shares')
  const message = lastMessage(stack, ANNA)
  const list = words(message)
  expect(elementsOf(message, 'open_share')).toHaveLength(9)
  expect(list).toContain('shared by Maria Lindqvist')
  expect(list).toContain('lapses <!date^')
})

test('each of the five kinds opens in a modal with its facts and what was said about it', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  const expected: Record<string, string[]> = {
    'Façade material': ['Which one do you want to see built?', 'Then I order the bricks on Friday.', 'Reply'],
    'Change order 07.pdf': [
      'application/pdf',
      'Accept',
      'Decline',
      'Does this touch the fire rating?',
      'Comment',
    ],
    'Design principles': ['two hours of daylight', 'Principle 2 is my favourite.'],
    'Review fire safety concept': ['In progress', 'High', '60 %'],
    'Site visit': ['When', 'Where'],
  }
  for (const [name, texts] of Object.entries(expected)) {
    await open(name)
    const view = shown()
    for (const text of texts) expect(view).toContain(text)
    await stack.slack.as(ANNA).close()
  }
  expect(stack.failedJobs).toBe(0)
})

test('a reply is written in a modal, reaches Clinked once, and stands in the discussion', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  await press('reply')
  expect(await submit({ text: 'Yes, brick it is.' })).toMatchObject({ ok: true })

  expect(writesTo(stack, '3.4')).toMatchObject([
    { method: 'POST', status: 201, body: { reply: 'Yes, brick it is.' } },
  ])
  expect(shown()).toContain('Your reply is posted.')
  expect(shown()).toContain('Yes, brick it is.')
})

test('a comment is written on a file', async () => {
  await connectAndOpen(tokens.anna.changeOrder, 'Change order 07.pdf')
  await press('comment')
  await submit({ text: 'Looks good.' })
  expect(writesTo(stack, '7.3')).toMatchObject([{ status: 200, body: { message: 'Looks good.' } }])
  expect(shown()).toContain('Your comment is posted.')
})

test('an empty reply is refused at its field, and nothing is sent', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  const anna = stack.slack.as(ANNA)
  await press('reply')
  expect(JSON.stringify(await anna.submit({ text: { text: { value: ' ' } } }))).toContain(
    'Write something first.',
  )
  expect(await stack.drain()).toBe(0)
  expect(writesTo(stack, '3.4')).toEqual([])
})

test('a reaction is given to a reply, shown as one’s own, and taken back', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  const [target] = /reply_\d+/.exec(JSON.stringify(elementsOf(topView(stack, ANNA), 'react')[0])) ?? []
  const react = (reaction: string) =>
    choose('react', {
      selected_option: { text: { type: 'plain_text', text: 'x' }, value: `${target} ${reaction}` },
    })
  await react('HEART')
  expect(writesTo(stack, '7.6')).toMatchObject([{ body: { reactionType: 'HEART' }, status: 200 }])
  expect(shown()).toContain(':heart: 1 (you)')

  await react('TAKE_BACK')
  expect(writesTo(stack, '7.7')).toMatchObject([{ method: 'DELETE', status: 200 }])
  expect(JSON.stringify(topView(stack, ANNA))).not.toContain(`${target} TAKE_BACK`)
})

test('help is there for the asking, and for a word that is not known', async () => {
  for (const line of ['/shares help', '/shares dance']) {
    await type(line)
    expect(words(lastMessage(stack, ANNA))).toContain('`/shares approvals`')
  }
  expect(words(lastMessage(stack, ANNA))).toContain('I do not know “dance”')
  await type('/shares forget-me not')
  expect(words(lastMessage(stack, ANNA))).toContain('I do not know “forget-me not”')
})

test('disconnecting deletes the connection and says so', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await type('/shares disconnect')
  await press('disconnect')
  expect(words(lastMessage(stack, ANNA))).toContain('Disconnected')
  await type('/shares')
  expect(words(lastMessage(stack, ANNA))).toContain('Connect what is shared with you')
})

test('App Home shows what waits, what is shared and what is connected', async () => {
  const anna = stack.slack.as(ANNA)
  await openHome()
  expect(JSON.stringify(anna.state().home)).toContain('Everything shared with you')

  await connect(stack, ANNA, tokens.anna.facade)
  const home = JSON.stringify(anna.state().home)
  expect(home).toContain('Waiting for your approval')
  expect(home).toContain('Change order 07.pdf')
  expect(home).toContain('Façade material')
  expect(home).toContain('Connections')
})

test('no token of anybody is ever in Slack', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  for (const token of Object.values(tokens.anna)) expect(toldSlack(stack)).not.toContain(token)
})

test('App Home is not asked for again within a minute, but for Refresh', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  const drawn = () => stack.slack.calls.filter(({ method }) => method === 'views.publish').length
  const before = drawn()
  await openHome()
  expect(drawn()).toBe(before)
  await press('refresh_home')
  expect(drawn()).toBe(before + 1)
  stack.clock.advance(61_000)
  await openHome()
  expect(drawn()).toBe(before + 2)
})
