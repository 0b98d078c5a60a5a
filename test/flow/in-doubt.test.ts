import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  ANNA,
  buttonValue,
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

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const A_WHILE = 10 * 60_000
const anna = () => stack.slack.as(ANNA)

async function openDiscussion(): Promise<void> {
  await anna().press('open_share', {
    value: buttonValue(lastMessage(stack, ANNA), 'open_share', 'Façade material'),
  })
  await stack.drain()
}

async function submitReply(text: string): Promise<void> {
  await anna().press('reply')
  await stack.drain()
  await anna().submit({ text: { text: { value: text } } })
  await stack.drain()
}

/** Delivers whatever is due, until all tries are used up. */
async function letAllTriesPass(): Promise<void> {
  for (let tries = 0; tries < 6; tries++) {
    stack.clock.advance(A_WHILE)
    await stack.drain()
  }
}

const posted = () => writesTo(stack, '3.4').filter(({ status }) => status === 201)

describe('a reply that Clinked took', () => {
  test('is said to be posted, though the discussion cannot be shown', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await openDiscussion()
    stack.clinked.faults.add({ match: { section: '3.1' }, status: 403 })
    await submitReply('Brick.')
    expect(words(topView(stack, ANNA))).toContain('is posted.')
    expect(posted()).toHaveLength(1)
  })

  test('is not posted again when its answer was lost and Clinked then cannot be asked', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await openDiscussion()
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
    stack.clinked.faults.add({ match: { section: '3.3' }, status: 503 })
    await submitReply('Brick.')
    await letAllTriesPass()
    expect(words(topView(stack, ANNA))).toContain('may or may not have been posted')

    stack.clinked.faults.clear()
    await anna().press('try_write_again')
    await stack.drain()
    await anna().submit()
    await stack.drain()
    expect(writesTo(stack, '3.4')).toHaveLength(1)
  })

  test('after its connection lapsed and was made anew is told, though the modal is closed', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await openDiscussion()
    stack.clinked.expireTokens()
    stack.clinked.faults.add({ match: { section: '1.1' }, status: 400, times: 1 })
    await submitReply('Brick.')
    expect(words(topView(stack, ANNA))).toContain('What you wrote is sent once you have connected')
    const url = connectUrl(stack)
    await anna().close(undefined, true)
    await fillInConnectPage(url, { share_link: tokens.anna.facade })
    await stack.drain()
    expect(posted()).toHaveLength(1)
    expect(words(lastMessage(stack, ANNA, anna().directMessages))).toContain('is posted.')
  })
})

test('a reply that never got as far as Clinked can be tried again with its text', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await openDiscussion()
  stack.clinked.faults.add({ match: { section: '2.1' }, status: 503 })
  await submitReply('Brick.')
  await letAllTriesPass()
  stack.clinked.faults.clear()
  await anna().press('try_write_again')
  await stack.drain()
  await anna().submit()
  await stack.drain()
  expect(posted()).toHaveLength(1)
})

test('a form submitted twice while its first worker died is one reply', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await openDiscussion()
  await anna().press('reply')
  await stack.drain()
  await anna().submit({ text: { text: { value: 'Brick.' } } })
  const [body = ''] = await stack.sqs.bodies(stack.sqs.jobs)
  const again = JSON.stringify({ ...JSON.parse(body), id: 'pressed-again' })
  await stack.sqs.client.send(new SendMessageCommand({ QueueUrl: stack.sqs.jobs.url, MessageBody: again }))
  await stack.drain()
  await letAllTriesPass()
  expect(posted()).toHaveLength(1)
  expect(await stack.deadLetters()).toEqual([])
})

test('a reaction that failed can be tried again from where it is told', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await openDiscussion()
  const [message] = /reply_\d+/.exec(JSON.stringify(elementsOf(topView(stack, ANNA), 'react')[0])) ?? []
  stack.clinked.faults.add({ match: { section: '7.6' }, status: 422, times: 1 })
  await anna().press('react', {
    selected_option: { text: { type: 'plain_text', text: 'Heart' }, value: `${message} HEART` },
  })
  await stack.drain()
  expect(words(topView(stack, ANNA))).toContain('Clinked did not accept this.')
  await anna().press('react')
  await stack.drain()
  expect(writesTo(stack, '7.6').at(-1)).toMatchObject({ status: 200, body: { reactionType: 'HEART' } })
  expect(words(topView(stack, ANNA))).toContain('(you)')
})

describe('after connecting', () => {
  test('what was opened opens in the modal that offered to connect', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    const value = buttonValue(lastMessage(stack, ANNA), 'open_share', 'Façade material')
    await anna().command(GENERAL, '/shares disconnect')
    await stack.drain()
    await anna().press('disconnect')
    await stack.drain()
    await anna().press('open_share', { value })
    await stack.drain()
    expect(words(topView(stack, ANNA))).toContain('Connect')

    await fillInConnectPage(connectUrl(stack), { share_link: tokens.anna.facade })
    await stack.drain()
    expect(anna().views()).toHaveLength(1)
    expect(words(topView(stack, ANNA))).toContain('Which one do you want to see built?')
  })

  test('Connect in App Home ends with App Home, not with another offer', async () => {
    await anna().openHome()
    await stack.drain()
    await anna().press('connect')
    await stack.drain()
    await fillInConnectPage(connectUrl(stack), { share_link: tokens.anna.facade })
    await stack.drain()
    expect(JSON.stringify(anna().state().home)).toContain('Connections')
    expect(anna().messages(anna().directMessages).map(words)).toEqual([
      expect.stringContaining('was connected for you'),
    ])
  })
})

describe('what is on the queue', () => {
  test('is no share link that somebody typed after a command', async () => {
    await anna().command(GENERAL, `/shares connect https://app.clinked.example/share/${tokens.anna.facade}`)
    expect(JSON.stringify(await stack.sqs.bodies(stack.sqs.jobs))).not.toContain(tokens.anna.facade)
    await anna().command(GENERAL, `/shares ${tokens.anna.facade}`)
    await stack.drain()
    expect(toldSlack(stack)).not.toContain(tokens.anna.facade)
  })

  test('is nothing that other people wrote', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await openDiscussion()
    await anna().press('reply')
    const queued = JSON.stringify(await stack.sqs.bodies(stack.sqs.jobs))
    expect(queued).toContain('"action_id')
    expect(queued).not.toContain('order the bricks on Friday')
  })
})
