import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const anna = () => workspace.slack.as('U0ANNA')
const events = () => workspace.received.map(({ body }) => body.event)
const retries = () => workspace.received.map(({ headers }) => headers.get('x-slack-retry-num'))

describe('an event', () => {
  test('comes in its envelope when a person opens the Home', async () => {
    await anna().openHome()

    expect(workspace.received[0]?.headers.get('content-type')).toBe('application/json')
    expect(workspace.received[0]?.body).toMatchObject({
      type: 'event_callback',
      team_id: 'T0LOCAL',
      api_app_id: 'A0SHARES',
      event_id: expect.stringMatching(/^Ev/),
      event_time: Date.UTC(2026, 10, 23, 9) / 1000,
      authorizations: [
        { team_id: 'T0LOCAL', user_id: 'U0SHARES', is_bot: true, is_enterprise_install: false },
      ],
      event: { type: 'app_home_opened', user: 'U0ANNA', channel: 'D0ANNA', tab: 'home' },
    })
    expect(events()[0]).not.toHaveProperty('view')
  })

  test('of the Home carries the view once there is one', async () => {
    await workspace.web.views.publish({ user_id: 'U0ANNA', view: { type: 'home', blocks: [] } })
    await anna().openHome()

    expect(events()).toMatchObject([{ view: { type: 'home', id: anna().state().home?.id } }])
  })

  test('tells of what a person says to the app, and of nothing that is said in channels', async () => {
    await anna().message('D0ANNA', 'Hello')
    await anna().message('C0PROJECTS', 'Hello <@U0SHARES>')

    expect(events()).toMatchObject([
      { type: 'message', channel: 'D0ANNA', channel_type: 'im', text: 'Hello', user: 'U0ANNA' },
    ])
  })

  test('the manifest does not subscribe to is not sent', async () => {
    await workspace.stop()
    workspace = await startWorkspace({
      settings: { event_subscriptions: { bot_events: ['tokens_revoked'] } },
    })
    await anna().openHome()
    await workspace.slack.uninstall()

    expect(events()).toMatchObject([{ type: 'tokens_revoked' }])
  })
})

describe('an event the app does not acknowledge', () => {
  test('is sent again at once, after a minute and after five, then never', async () => {
    workspace.appAnswers(() => new Response('', { status: 500 }))
    await anna().openHome()

    for (const wait of [0, 60_000, 300_000]) {
      workspace.advance(wait)
      expect(await workspace.slack.events.retryDue()).toBe(1)
      expect(await workspace.slack.events.retryDue()).toBe(0)
    }
    workspace.advance(3_600_000)
    expect(await workspace.slack.events.retryDue()).toBe(0)
    expect(retries()).toEqual([null, '1', '2', '3'])
    expect(new Set(workspace.received.map(({ body }) => body.event_id)).size).toBe(1)
    expect(workspace.received[1]?.headers.get('x-slack-retry-reason')).toBe('http_error')
  })

  test('is not sent again once it is acknowledged', async () => {
    workspace.appAnswers(() => Promise.reject(new DOMException('too late', 'TimeoutError')))
    await anna().openHome()
    workspace.appAnswers(() => new Response(null))

    expect(await workspace.slack.events.retryDue()).toBe(1)
    expect(await workspace.slack.events.retryDue()).toBe(0)
    expect(workspace.received[1]?.headers.get('x-slack-retry-reason')).toBe('http_timeout')
  })

  test('is not sent again where the app asks for that', async () => {
    workspace.appAnswers(() => new Response('', { status: 500, headers: { 'X-Slack-No-Retry': '1' } }))
    await anna().openHome()

    expect(await workspace.slack.events.retryDue()).toBe(0)
  })
})

describe('the check of the address', () => {
  test('wants the challenge back', async () => {
    expect(await workspace.slack.events.verifyUrl()).toBe(false)

    workspace.appAnswers(({ body }) => Response.json({ challenge: body.challenge }))
    expect(await workspace.slack.events.verifyUrl()).toBe(true)
    expect(workspace.received[1]?.body).toMatchObject({ type: 'url_verification' })
  })
})
