import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  fillIn,
  nextRound,
  openForm,
  PROJECTS,
  posted,
  reply,
  subscribe,
  toldDirectly,
} from './channel-steps.ts'
import { ANNA, connect, elementsOf, GENERAL, lastMessage, tokens, toldSlack, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, openHome, press, fillInPage, later, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)
const parent = () => words(posted(stack).parents.at(-1))
const news = () => posted(stack).news.map(words)

describe('to subscribe a channel', () => {
  test('is to choose what it is told; its message says so to all, and holds nothing but the name', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await openForm(stack)
    expect(shown()).toContain('messages with excerpts')
    expect(await fillIn(stack, 'Façade material', { kinds: ['messages', 'versions'] })).toEqual({ ok: true })
    await stack.drain()

    expect(posted(stack).parents).toHaveLength(1)
    expect(parent()).toContain(
      '<@U0ANNA> subscribed this channel to news of *Façade material: brick or timber?* (replies and comments, new files and versions), at once.',
    )
    expect(parent()).not.toContain('Both variants fit the budget')
    await nextRound(stack)
    expect(news()).toEqual([])
  })

  test('is checked at the form', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await openForm(stack)
    expect(await fillIn(stack, 'Façade material', { kinds: [] })).toMatchObject({ ok: false })
    const noTime = { daily_time: { daily_time: { type: 'timepicker', selected_time: null } } }
    expect(await fillIn(stack, 'Façade material', { daily: '09:00' }, noTime)).toEqual({
      ok: false,
      errors: { daily_time: 'Choose a time.' },
    })
    expect(await stack.drain()).toBe(0)
  })

  test('in a direct message is answered with where to do it', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await type('/shares subscribe', anna().directMessages)
    expect(toldDirectly(stack).at(-1)).toContain('Only channels can be subscribed')
    expect(anna().views()).toEqual([])
  })

  test('needs a connection: once it is made, the form is there', async () => {
    await openForm(stack)
    await fillInPage({ share_link: tokens.anna.facade })
    await fillIn(stack, 'Façade material')
    await stack.drain()
    expect(posted(stack).parents).toHaveLength(1)
  })

  test('after Slack’s 3 seconds takes one press more', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await anna().command(PROJECTS, '/shares subscribe')
    await later(4_000)
    await press('subscribe')
    await fillIn(stack, 'Façade material')
    await stack.drain()
    expect(posted(stack).parents).toHaveLength(1)
  })

  test('where the app is not: it asks to be invited, stores nothing, and can be told to try again', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack, 'Façade material', { channel: GENERAL })
    expect(toldDirectly(stack).at(-1)).toContain('Invite me first: type `/invite @Shares` there.')
    await type('/shares subscriptions')
    expect(words(lastMessage(stack, ANNA))).toContain('You have none.')

    await anna().command(GENERAL, '/invite @Shares')
    await press('subscribe_to')
    expect(posted(stack, GENERAL).parents).toHaveLength(1)
    expect(toldDirectly(stack).at(-1)).toContain('is subscribed to news of')
  })

  test('where it may not post: it says so', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    Object.assign(stack.slack.store.channel(PROJECTS) ?? {}, { archived: true })
    await subscribe(stack)
    expect(toldDirectly(stack).at(-1)).toContain('is not subscribed. I may not post there')
    expect(stack.failedJobs).toBe(0)
  })

  test('twice to the same share is to change what there is', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    await subscribe(stack, 'Façade material', { daily: '08:30' })
    expect(posted(stack).parents).toHaveLength(1)
    expect(parent()).toContain('every day at 08:30, Europe/Berlin time')
    expect(words(lastMessage(stack, ANNA, PROJECTS))).toContain('it was already, and is now as you chose')
  })

  test('daily, by somebody whose time zone Slack does not tell, is by UTC, and says so', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    Object.assign(stack.slack.store.person(ANNA) ?? {}, { tz: undefined })
    await subscribe(stack, 'Façade material', { daily: '09:00' })
    expect(parent()).toContain('every day at 09:00, UTC.')
  })

  test('is done once, though the form’s submission comes twice', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await openForm(stack)
    await fillIn(stack, 'Façade material')
    const [body = ''] = await stack.sqs.bodies(stack.sqs.jobs)
    const again = JSON.stringify({ ...JSON.parse(body), id: 'submitted-again' })
    await stack.sqs.client.send(new SendMessageCommand({ QueueUrl: stack.sqs.jobs.url, MessageBody: again }))
    await stack.drain()
    expect(posted(stack).parents).toHaveLength(1)
    await type('/shares subscriptions', PROJECTS)
    expect(elementsOf(lastMessage(stack, ANNA, PROJECTS), 'end_subscription')).toHaveLength(1)
  })
})

describe('what one has subscribed', () => {
  test('is listed, and ended with its message’s buttons', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    await type('/shares subscriptions', PROJECTS)
    expect(words(lastMessage(stack, ANNA, PROJECTS))).toContain('in <#C0PROJECTS>')
    await press('end_subscription')

    expect(words(lastMessage(stack, ANNA, PROJECTS))).toContain('The subscription has ended.')
    expect(parent()).toContain('has ended: <@U0ANNA> stopped it.')
    expect(elementsOf(posted(stack).parents, 'stop_subscription')).toEqual([])
    reply(stack, 'Nobody hears.')
    await nextRound(stack)
    expect(news()).toEqual([])
    expect(toldDirectly(stack)).toEqual([])
  })

  test('is listed ten to a page', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await anna().command(GENERAL, '/invite @Shares')
    for (const share of ['Change order', 'Site visit', 'Review fire', 'Façade', 'Minutes', 'Tender']) {
      await subscribe(stack, share)
      await subscribe(stack, share, { channel: GENERAL })
    }
    await type('/shares subscriptions', PROJECTS)
    await press('subscriptions_page:next')
    expect(words(lastMessage(stack, ANNA, PROJECTS))).toContain('11–12 of 12')
    await press('end_subscription')
    expect(words(lastMessage(stack, ANNA, PROJECTS))).toContain('11–11 of 11')
  })

  test('is counted in App Home, and listed from there', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    await nextRound(stack)
    await openHome()
    expect(words(anna().state().home)).toContain('Channel subscriptions: 1')
    await press('show_subscriptions')
    await press('end_subscription')
    expect(shown()).toContain('The subscription has ended.')
  })

  test('begins with nothing old when it is subscribed again', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    await press('stop_subscription')
    reply(stack, 'In between.')
    await subscribe(stack)
    await nextRound(stack)
    expect(news()).toEqual([])
    expect(toldSlack(stack)).not.toContain('In between.')
  })
})
