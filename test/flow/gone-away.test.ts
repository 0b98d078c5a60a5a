import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { PROJECTS, posted, toldDirectly } from './channel-steps.ts'
import { goneSteps } from './gone-steps.ts'
import { ANNA, BEN, buttonValue, connect, elementsOf, lastMessage, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { rowsAbout } from './table.ts'

const TEAM = 'T0LOCAL'

let stack: Stack
const { type, press, choose, liveALittle, settle } = goneSteps(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await liveALittle()
})
afterAll(() => stack.stop())

describe('an account that is no more', () => {
  const change = (user: object) =>
    stack.slack.events.deliver('user_change', {
      type: 'user_change',
      user: { id: ANNA, team_id: TEAM, ...user },
    })

  test('leaves nothing but the audit', async () => {
    stack.clock.advance(1_000)
    await change({ deleted: true, profile: { email: 'anna@example.com' } })
    expect(JSON.stringify(await stack.sqs.bodies(stack.sqs.jobs))).not.toContain('anna@example.com')
    await stack.drain()

    expect(await rowsAbout(ANNA)).toEqual([])
    expect(elementsOf(posted(stack).parents, 'stop_subscription')).toEqual([])
  })

  test('is told from one that has a new picture', async () => {
    await change({ deleted: false })
    expect(await stack.sqs.bodies(stack.sqs.jobs)).toEqual([])
  })
})

describe('an app that is removed', () => {
  test('leaves nothing of the workspace but the audit, nor posts to anybody any more', async () => {
    stack.clock.advance(1_000)
    await stack.slack.uninstall()
    await settle()

    expect(await rowsAbout(TEAM, ANNA, BEN)).toEqual([])
    const told = toldDirectly(stack).length
    stack.clock.advance(86_400_000)
    await stack.round()
    await stack.drain()
    expect(toldDirectly(stack)).toHaveLength(told)
    expect(await stack.deadLetters()).toEqual([])
  })

  test('leaves the workspace alone where only an old token gave way to a new one', async () => {
    const before = await rowsAbout(TEAM)
    stack.clock.advance(1_000)
    await stack.slack.events.deliver('tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } })
    await settle()

    expect(await rowsAbout(TEAM)).toEqual(before)
  })

  test('is gone for a person alone who takes back what they let it do', async () => {
    stack.clock.advance(1_000)
    await stack.slack.events.deliver('tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [ANNA] } })
    await settle()

    expect(await rowsAbout(ANNA)).toEqual([])
    expect(await rowsAbout(BEN)).not.toEqual([])
  })

  test('from one workspace of an organisation is gone there', async () => {
    stack.clock.advance(1_000)
    await stack.slack.events.deliver('team_access_revoked', { type: 'team_access_revoked', team_ids: [TEAM] })
    await settle()

    expect(await rowsAbout(TEAM, ANNA, BEN)).toEqual([])
  })

  test('from a whole organisation is gone from each of its workspaces', async () => {
    stack.slack.store.organisation = { id: 'E0LOCAL', name: 'Northwind Group' }
    await connect(stack, BEN, tokens.ben.facade)
    stack.clock.advance(1_000)
    await stack.slack.uninstall()
    await settle()
    await settle()

    expect(await rowsAbout('E0LOCAL', TEAM, ANNA, BEN)).toEqual([])
  })
})

describe('a connection that is removed', () => {
  test('takes with it the subscriptions through it and, as the last one, the digest', async () => {
    await type('/shares disconnect')
    await press('disconnect')

    const said = words(lastMessage(stack, ANNA))
    expect(said).toContain('Channel subscriptions that ended with it: 1.')
    expect(said).toContain('Your digest is off')
    expect(elementsOf(posted(stack, PROJECTS).parents, 'stop_subscription')).toEqual([])
    const left = (await rowsAbout(ANNA)).filter((row) => row.startsWith('person#'))
    expect(left).toEqual([`person#${TEAM}#${ANNA} subscription#digest`])
  })

  test('leaves the digest to those that are left', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await type('/shares disconnect')
    await choose('disconnect', { value: buttonValue(lastMessage(stack, ANNA), 'disconnect', 'Façade') })

    expect(words(lastMessage(stack, ANNA))).not.toContain('Your digest is off')
  })
})
