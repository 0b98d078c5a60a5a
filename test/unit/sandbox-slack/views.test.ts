import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  actions,
  button,
  input,
  modal,
  plain,
  refusal,
  section,
  startWorkspace,
  type TestWorkspace,
} from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

/** What the app gets to open a modal with, when Anna runs a command. */
async function triggerOfCommand(): Promise<string> {
  await workspace.slack.as('U0ANNA').command('C0PROJECTS', '/shares')
  return lastTrigger()
}

async function triggerOfPress(): Promise<string> {
  await workspace.slack.as('U0ANNA').press('next')
  return lastTrigger()
}

const lastTrigger = () => String(workspace.received.at(-1)?.body.trigger_id)
const open = (trigger_id: string, view: object = modal(actions(button('next')))) =>
  workspace.web.apiCall('views.open', { trigger_id, view })
const push = (trigger_id: string) =>
  workspace.web.apiCall('views.push', { trigger_id, view: modal(actions(button('next'))) })

describe('a trigger', () => {
  test('opens a modal for the person it came from', async () => {
    const { view } = await workspace.web.views.open({
      trigger_id: await triggerOfCommand(),
      view: modal(section('Hi')),
    })

    expect(view).toMatchObject({
      id: expect.stringMatching(/^V0/),
      team_id: 'T0LOCAL',
      app_id: 'A0SHARES',
      bot_id: 'B0SHARES',
      root_view_id: view?.id,
      previous_view_id: null,
      private_metadata: '',
      callback_id: '',
      close: null,
      state: { values: {} },
    })
    expect(workspace.slack.as('U0ANNA').views()).toEqual([view])
    expect(workspace.slack.as('U0BEN').views()).toEqual([])
  })

  test('lives for three seconds', async () => {
    const [early, late] = [await triggerOfCommand(), await triggerOfCommand()]

    workspace.advance(3_000)
    expect(await open(early)).toMatchObject({ ok: true })
    workspace.advance(1)
    expect(await refusal(open(late))).toMatchObject({ error: 'expired_trigger_id' })
  })

  test('is used once', async () => {
    const trigger = await triggerOfCommand()
    await open(trigger)

    expect(await refusal(open(trigger))).toMatchObject({ error: 'exchanged_trigger_id' })
  })

  test('is not used up by a view Slack refuses', async () => {
    const trigger = await triggerOfCommand()

    expect(await refusal(open(trigger, { ...modal(), title: plain('x'.repeat(25)) }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    })
    expect(await open(trigger)).toMatchObject({ ok: true })
  })

  test('cannot be made up', async () => {
    expect(await refusal(open('1.2.3'))).toMatchObject({ error: 'invalid_trigger_id' })
  })
})

describe('the stack of modals', () => {
  test('holds three views that know each other', async () => {
    await open(await triggerOfCommand())
    await push(await triggerOfPress())
    await push(await triggerOfPress())

    const [first, second, third] = workspace.slack.as('U0ANNA').views()
    expect(second).toMatchObject({ previous_view_id: first?.id, root_view_id: first?.id })
    expect(third).toMatchObject({ previous_view_id: second?.id, root_view_id: first?.id })
    expect(await refusal(push(await triggerOfPress()))).toMatchObject({ error: 'push_limit_reached' })
  })

  test('grows only by what a person did in it', async () => {
    expect(await refusal(push(await triggerOfCommand()))).toMatchObject({ error: 'not_found' })
  })

  test('opening another modal starts a new stack', async () => {
    await open(await triggerOfCommand())
    const { view } = await workspace.web.views.open({ trigger_id: await triggerOfCommand(), view: modal() })

    expect(workspace.slack.as('U0ANNA').views()).toEqual([view])
  })
})

describe('views.update', () => {
  test('keeps the id, and the values of inputs that stay', async () => {
    const anna = workspace.slack.as('U0ANNA')
    await open(await triggerOfCommand(), modal(actions(button('next')), input('keep'), input('drop')))
    const { id = '', hash = '' } = anna.views()[0] ?? {}
    await anna.act({
      container: { type: 'view', view_id: id },
      block_id: 'buttons',
      action: { ...button('next') },
      state: { values: { keep: { field: { value: 'kept' } }, drop: { field: { value: 'dropped' } } } },
    })
    const updated = await workspace.web.views.update({
      view_id: id,
      hash,
      view: modal(input('keep')) as never,
    })

    expect(updated.view?.id).toBe(id)
    expect(updated.view?.hash).not.toBe(hash)
    expect(anna.views()[0]?.state.values).toEqual({
      keep: { field: { type: 'plain_text_input', value: 'kept' } },
    })
  })

  test('finds a view by its external_id, which is used once', async () => {
    const view = { ...modal(), external_id: 'share-1' }
    await open(await triggerOfCommand(), view)

    expect(
      await workspace.web.views.update({ external_id: 'share-1', view: modal(section('Loaded')) }),
    ).toMatchObject({
      view: { blocks: [section('Loaded')] },
    })
    await open(await triggerOfCommand(), view)
    expect(await refusal(open(await triggerOfCommand(), view))).toMatchObject({
      error: 'duplicate_external_id',
    })
  })

  test('is refused with an old hash, and for a view that is closed', async () => {
    await open(await triggerOfCommand())
    const { id = '', hash = '' } = workspace.slack.as('U0ANNA').views()[0] ?? {}
    const update = () => workspace.web.views.update({ view_id: id, hash, view: modal() })
    await update()

    expect(await refusal(update())).toMatchObject({ error: 'hash_conflict' })
    await workspace.slack.as('U0ANNA').close()
    expect(await refusal(update())).toMatchObject({ error: 'not_found' })
  })
})

describe('views.publish', () => {
  const home = (text: string) => ({ type: 'home' as const, blocks: [section(text)] })

  test('shows each person their own Home', async () => {
    await workspace.web.views.publish({ user_id: 'U0ANNA', view: home('For Anna') })

    expect(workspace.slack.as('U0ANNA').state().home).toMatchObject({
      type: 'home',
      blocks: [section('For Anna')],
    })
    expect(workspace.slack.as('U0BEN').state().home).toBeNull()
  })

  test('keeps the id of a Home and refuses an old hash', async () => {
    const { view: first } = await workspace.web.views.publish({ user_id: 'U0ANNA', view: home('One') })
    const { view: second } = await workspace.web.views.publish({ user_id: 'U0ANNA', view: home('Two') })

    expect(second?.id).toBe(first?.id)
    expect(
      await refusal(
        workspace.web.views.publish({ user_id: 'U0ANNA', view: home('Three'), hash: first?.hash ?? '' }),
      ),
    ).toMatchObject({ error: 'hash_conflict' })
  })

  test('is refused for people who are not there, and where the app has no Home', async () => {
    const publish = (user_id: string) => workspace.web.views.publish({ user_id, view: home('Hi') })
    expect(await refusal(publish('U0NOBODY'))).toMatchObject({ error: 'user_not_found' })

    await workspace.stop()
    workspace = await startWorkspace({ features: {} })
    expect(await refusal(publish('U0ANNA'))).toMatchObject({ error: 'not_enabled' })
  })

  test('is refused beyond 250 kB', async () => {
    const blocks = Array.from({ length: 100 }, () => section('x'.repeat(2_600)))

    expect(
      await refusal(workspace.web.views.publish({ user_id: 'U0ANNA', view: { type: 'home', blocks } })),
    ).toMatchObject({ error: 'view_too_large' })
  })
})
