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
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, openHome, connectAndOpen, press, choose, submit, reply, fillInPage, letAllTriesPass, shown } =
  stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)

const posted = () => writesTo(stack, '3.4').filter(({ status }) => status === 201)

describe('a reply that Clinked took', () => {
  test('is said to be posted, though the discussion cannot be shown', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    stack.clinked.faults.add({ match: { section: '3.1' }, status: 403 })
    await reply('Brick.')
    expect(shown()).toContain('is posted.')
    expect(posted()).toHaveLength(1)
  })

  test('is not posted again when its answer was lost and Clinked then cannot be asked', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
    stack.clinked.faults.add({ match: { section: '3.3' }, status: 503 })
    await reply('Brick.')
    await letAllTriesPass()
    expect(shown()).toContain('may or may not have been posted')

    stack.clinked.faults.clear()
    await press('try_write_again')
    await submit()
    expect(writesTo(stack, '3.4')).toHaveLength(1)
  })

  test('after its connection lapsed and was made anew is told, though the modal is closed', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    stack.clinked.expireTokens()
    stack.clinked.faults.add({ match: { section: '1.1' }, status: 400, times: 1 })
    await reply('Brick.')
    expect(shown()).toContain('What you wrote is sent once you have connected')
    const url = connectUrl(stack)
    await anna().close(undefined, true)
    await fillInConnectPage(url, { share_link: tokens.anna.facade })
    await stack.drain()
    expect(posted()).toHaveLength(1)
    expect(words(lastMessage(stack, ANNA, anna().directMessages))).toContain('is posted.')
  })
})

test('a reply that never got as far as Clinked can be tried again with its text', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  stack.clinked.faults.add({ match: { section: '2.1' }, status: 503 })
  await reply('Brick.')
  await letAllTriesPass()
  stack.clinked.faults.clear()
  await press('try_write_again')
  await submit()
  expect(posted()).toHaveLength(1)
})

test('a form submitted twice while its first worker died is one reply', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  await press('reply')
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
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  const [message] = /reply_\d+/.exec(JSON.stringify(elementsOf(topView(stack, ANNA), 'react')[0])) ?? []
  stack.clinked.faults.add({ match: { section: '7.6' }, status: 422, times: 1 })
  await choose('react', {
    selected_option: { text: { type: 'plain_text', text: 'Heart' }, value: `${message} HEART` },
  })
  expect(shown()).toContain('Clinked did not accept this.')
  await press('react')
  expect(writesTo(stack, '7.6').at(-1)).toMatchObject({ status: 200, body: { reactionType: 'HEART' } })
  expect(shown()).toContain('(you)')
})

describe('after connecting', () => {
  test('what was opened opens in the modal that offered to connect', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    const value = buttonValue(lastMessage(stack, ANNA), 'open_share', 'Façade material')
    await type('/shares disconnect')
    await press('disconnect')
    await choose('open_share', { value })
    expect(shown()).toContain('Connect')

    await fillInPage({ share_link: tokens.anna.facade })
    expect(anna().views()).toHaveLength(1)
    expect(shown()).toContain('Which one do you want to see built?')
  })

  test('Connect in App Home ends with App Home, not with another offer', async () => {
    await openHome()
    await press('connect')
    await fillInPage({ share_link: tokens.anna.facade })
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
    await type(`/shares ${tokens.anna.facade}`)
    expect(toldSlack(stack)).not.toContain(tokens.anna.facade)
  })

  test('is nothing that other people wrote', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    await anna().press('reply')
    const queued = JSON.stringify(await stack.sqs.bodies(stack.sqs.jobs))
    expect(queued).toContain('"action_id')
    expect(queued).not.toContain('order the bricks on Friday')
  })
})
