import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { WebClient } from '@slack/web-api'
import { logins } from '../../infra/sandbox/intralinks/index.ts'
import { inIntralinks } from '../../lib/datarooms/sessions.ts'
import type { Services } from '../../lib/services.ts'
import { explain } from '../../lib/slack/explain.ts'
import { readInteraction } from '../../lib/slack/interaction.ts'
import { beginTurn } from '../../lib/slack/turn.ts'
import { webClientOptions } from '../../lib/slack/web-client.ts'
import {
  ANNA,
  connect,
  connectUrl,
  elementsOf,
  fillInConnectPage,
  lastMessage,
  tokens,
  words,
} from './people.ts'
import { moreServices } from './services.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, openHome, choose, fillInPage } = stepsOf(() => stack)
let services: Services
beforeAll(async () => {
  stack = await startStack()
  services = moreServices()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const AN_HOUR = 3_600_000
const person = { teamId: 'T0LOCAL', userId: ANNA }

/** Chooses Intralinks on the page that `/shares connect` offers, and logs in there. */
async function connectIntralinks(login = logins.anna): Promise<Response> {
  await type('/shares connect')
  const answer = await fillInConnectPage(`${connectUrl(stack)}?provider=intralinks`, login)
  await stack.drain()
  return answer
}

/** Anna asks for her workspaces. What she asked is written as `/shares help`, to be seen going on. */
async function askForWorkspaces(): Promise<string[]> {
  const client = new WebClient(process.env.SLACK_BOT_TOKEN, webClientOptions(process.env.SLACK_API_URL))
  const body = { command: '/shares', text: 'help', user_id: ANNA, team_id: person.teamId }
  const job = {
    id: 'job',
    requestId: 'request',
    receivedAt: 0,
    attempt: 1,
    last: false,
    timeLeft: () => 10_000,
    isResumed: false,
  }
  const turn = beginTurn(readInteraction(body, client, job), services)
  try {
    const workspaces = await inIntralinks(person, services, ({ intralinks, session }) =>
      intralinks.workspaces.list(session),
    )
    return workspaces.map(({ name }) => name)
  } catch (error) {
    await explain(turn, error)
    return []
  }
}

const told = () => stack.slack.as(ANNA).messages(stack.slack.as(ANNA).directMessages).at(-1)
const offered = () => elementsOf(told(), 'connect_page').map((button) => words(button))
/** The requests that Intralinks was sent, but for logins. */
const asked = () => stack.intralinks.requests.filter(({ path }) => !path.startsWith('/v2/oauth')).length

/** What the person does with the newest offer. */
async function logInAgain(login = logins.anna): Promise<Response> {
  const answer = await fillInPage(login)
  return answer
}

test('a login is connected through the page, and acts for its person', async () => {
  expect((await connectIntralinks()).status).toBe(200)
  expect(await askForWorkspaces()).toContain(stack.intralinks.store.workspaces[0]?.name)
  expect(stack.failedJobs).toBe(0)
})

test('who has connected Intralinks alone is offered Clinked for their shares', async () => {
  await connectIntralinks()
  await type('/shares')
  expect(words(lastMessage(stack, ANNA))).toContain('Connect what is shared with you in Clinked')
  await openHome()
  const home = words(stack.slack.store.homes.get(ANNA))
  expect(home).toContain('Connect what people share with you in Clinked')
  expect(home).toContain(`${logins.anna.email}*\nIntralinks · connected`)
})

test('both kinds can be disconnected, each called what it is', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await connectIntralinks()
  await type('/shares disconnect')
  expect(words(lastMessage(stack, ANNA))).toContain('Clinked · connected')
  expect(words(lastMessage(stack, ANNA))).toContain('Intralinks · connected')
  const [, button] = elementsOf(lastMessage(stack, ANNA), 'disconnect')
  await choose('disconnect', { value: button?.value ?? '' })
  expect(await services.connections.list(person)).toMatchObject([{ provider: 'clinked' }])
  expect(await askForWorkspaces()).toEqual([])
})

test('who has not connected Intralinks is offered to', async () => {
  expect(await askForWorkspaces()).toEqual([])
  expect(words(told())).toContain('Connect your data rooms in Intralinks')
  expect(offered()).toEqual(['Connect'])
})

test('when the hour is over, what is asked next offers to connect again, and then goes on by itself', async () => {
  await connectIntralinks()
  await askForWorkspaces()
  const before = asked()
  stack.clock.advance(AN_HOUR)
  expect(await askForWorkspaces()).toEqual([])
  expect(offered()).toEqual(['Connect again'])
  // A token that is over is not even sent.
  expect(asked()).toBe(before)
  expect(await services.connections.list(person)).toMatchObject([{ lapsedAt: stack.clock.now() }])
  await askForWorkspaces()
  expect(offered()).toEqual(['Connect again'])

  expect((await logInAgain()).status).toBe(200)
  expect(words(told())).toContain('Everything shared with you, here in Slack')
  expect(await askForWorkspaces()).not.toEqual([])
  expect(await services.connections.list(person)).toHaveLength(1)
})

test('a token that Intralinks takes no more is asked for again, and not sent a second time', async () => {
  await connectIntralinks()
  stack.intralinks.expireTokens()
  await askForWorkspaces()
  expect(words(told())).toContain('Intralinks no longer takes this connection')
  expect(offered()).toEqual(['Connect again'])
  const before = asked()
  await askForWorkspaces()
  expect(asked()).toBe(before)

  await logInAgain()
  expect(await askForWorkspaces()).not.toEqual([])
})

test('who was thrown out by their own browser decides which session ends', async () => {
  await connectIntralinks()
  await stack.intralinks.app.request('/_control/log-in-elsewhere', {
    method: 'POST',
    body: JSON.stringify({ email: logins.anna.email }),
  })
  await askForWorkspaces()
  expect(words(told())).toContain('you are logged in elsewhere')
  expect(offered()).toEqual(['Connect again'])

  expect((await logInAgain()).status).toBe(409)
  expect(await askForWorkspaces()).toEqual([])
  const button = { end_other_sessions: 'yes' }
  const answer = await logInAgain({ ...logins.anna, ...button })
  expect(answer.status).toBe(200)
  expect(await askForWorkspaces()).not.toEqual([])
})

test('of several logins the newest that is not over is used', async () => {
  await connectIntralinks()
  stack.clock.advance(1_000)
  stack.intralinks.store.people.push({
    email: 'second@northwind.example',
    password: 'second',
    firstName: 'Second',
    lastName: 'Account',
    organization: 'Northwind',
    isLocked: false,
    isAllowedOneSession: false,
    isInBrowser: false,
  })
  await connectIntralinks({ email: 'second@northwind.example', password: 'second' })
  expect(await askForWorkspaces()).toEqual([])
  const login = () =>
    stack.intralinks.store.grants.find(({ person: { email } }) => email.startsWith('second'))
  Object.assign(login() ?? {}, { expiresAt: 0 })
  await askForWorkspaces()
  expect(await askForWorkspaces()).not.toEqual([])
})
