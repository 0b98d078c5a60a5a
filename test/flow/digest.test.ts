import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { digestSteps } from './digest-steps.ts'
import { ANNA, connect, elementsOf, lastMessage, tokens, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { openHome, press, submit, fillInPage, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { alwaysOf, digests, directMessages, newestDigest, nextMorning, round, type, untilMorning } =
  digestSteps(() => stack)

/** A person as Slack knows them. */
function personOf(userId: string) {
  const person = stack.slack.store.person(userId)
  if (!person) throw new Error(`Nobody is called ${userId}.`)
  return person
}

const option = (text: string, value: string) => ({ text: { type: 'plain_text', text }, value })

describe('/shares digest', () => {
  test('says that it is off, and turns it on for every day at 09:00', async () => {
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    expect(words(await type(ANNA, ''))).toContain('Your digest is off.')
    await press('digest_on')
    expect(words(lastMessage(stack, ANNA))).toContain(
      'Your digest comes *every day at 09:00* (Europe/Berlin time)',
    )
  })

  test.each([
    ['daily 09:00', 'every day at 09:00'],
    ['weekdays 8:30', 'on weekdays at 08:30'],
    ['WEEKLY Mon 9', 'every Monday at 09:00'],
    ['weekly mon,thu,sun 17:05', 'on Monday, Thursday and Sunday at 17:05'],
  ])('understands %s', async (typed, said) => {
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    expect(words(await type(ANNA, typed))).toContain(`Your digest comes *${said}*`)
  })

  test.each(['25:99', 'daily', 'weekly 09:00', 'every morning', 'daily 9:00 please'])(
    'says what it understands where that is not it: %s',
    async (typed) => {
      const said = words(await type(ANNA, typed))
      expect(said).toContain(`I do not understand “${typed}”.`)
      expect(said).toContain('`/shares digest weekly mon,thu 09:00`')
    },
  )

  test('offers to connect to who has connected nothing, and goes on by itself', async () => {
    await type(ANNA, 'weekdays 9:00')
    await fillInPage({ share_link: tokens.anna.designPrinciples })
    expect(words(lastMessage(stack, ANNA))).toContain('Your digest comes *on weekdays at 09:00*')
  })

  test.each([
    ['no zone', undefined],
    ['a zone that is none', 'Mars/Olympus'],
  ])('goes by UTC and says so where Slack gives %s', async (_, tz) => {
    const person = personOf(ANNA)
    delete person.tz
    if (tz) person.tz = tz
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    const said = words(await type(ANNA, 'daily 09:00'))
    expect(said).toContain('*every day at 09:00* (UTC)')
    expect(said).toContain('Slack does not tell me your time zone')
  })

  test('turns it off and keeps its settings; nothing comes then', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'weekdays 8:30')
    expect(words(await type(ANNA, 'off'))).toContain(
      'Your digest is off. Before, it came on weekdays at 08:30.',
    )
    await nextMorning()
    expect(digests(ANNA)).toEqual([])
    expect(words(await type(ANNA, 'on'))).toContain('*on weekdays at 08:30*')
  })

  test('comes as it is set by now to who changes it when it is just due', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.clock.advance(untilMorning() + 60_000)
    await type(ANNA, 'weekdays 8:30')
    await round()
    expect(digests(ANNA)).toHaveLength(1)
    expect(words(newestDigest(ANNA))).toContain('Your digest comes on weekdays at 08:30.')
    await round()
    expect(digests(ANNA)).toHaveLength(1)
  })

  test('says that it is off to who never had one', async () => {
    expect(words(await type(ANNA, 'off'))).toContain('Your digest is off.')
  })
})

describe('the form', () => {
  test('holds how the digest is set, and sets it as it says', async () => {
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    await type(ANNA, 'weekly mon 09:00')
    await press('change_digest')
    expect(JSON.stringify(elementsOf(topView(stack, ANNA), 'digest_days'))).toContain(
      '"initial_options":[{"text":{"type":"plain_text","text":"Monday"',
    )
    expect(elementsOf(topView(stack, ANNA), 'digest_time')).toMatchObject([
      { initial_time: '09:00', timezone: 'Europe/Berlin' },
    ])
    const [shares] = elementsOf(topView(stack, ANNA), 'digest_shares') as { options?: unknown[] }[]
    await submit({
      digest_days: { selected_options: [option('Tuesday', '2'), option('Friday', '5')] },
      digest_time: { selected_time: '17:45' },
      digest_shares: { selected_options: shares?.options?.slice(0, 1) },
      digest_always: { selected_options: [option('Always', 'yes')] },
    })
    const said = words(directMessages(ANNA).at(-1))
    expect(said).toContain('*on Tuesday and Friday at 17:45*')
    expect(said).toContain('It comes even when nothing happened. It is of 1 share.')
  })

  test('does not make all shares of those that were chosen and are gone', async () => {
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    await connect(stack, ANNA, tokens.anna.facade)
    await type(ANNA, 'daily 09:00')
    await alwaysOf(ANNA, 'Façade material')
    stack.clinked.others.takeBack({ share: tokens.anna.facade })
    await press('change_digest')
    expect(words(elementsOf(topView(stack, ANNA), 'digest_shares'))).toContain('no longer shared with you')
    await submit()
    expect(words(directMessages(ANNA).at(-1))).toContain('It is of 1 share.')
  })

  test('asks for at least one day', async () => {
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    await type(ANNA, 'daily 09:00')
    await press('change_digest')
    const none = { digest_days: { digest_days: { selected_options: [] } } }
    expect(await stack.slack.as(ANNA).submit(none)).toMatchObject({
      errors: { digest_days: expect.any(String) },
    })
  })

  test('is in App Home too, which shows what was set', async () => {
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    await openHome()
    await pressAtHome('change_digest')
    await submit({ digest_time: { selected_time: '07:15' } })
    expect(words(home())).toContain('Your digest comes *every day at 07:15*')
    await pressAtHome('digest_off')
    expect(words(home())).toContain('Your digest is off.')
    expect(directMessages(ANNA)).toEqual([])
  })

  test('offers to connect to who has disconnected meanwhile', async () => {
    await type(ANNA, 'never')
    await press('change_digest')
    expect(shown()).toContain('Connect')
  })
})

function home() {
  const view = stack.slack.store.homes.get(ANNA)
  if (!view) throw new Error('There is no Home.')
  return view
}

async function pressAtHome(actionId: string): Promise<void> {
  await stack.slack.as(ANNA).press(actionId, {}, { type: 'view', view_id: home().id })
  await stack.drain()
}
