import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { ModalView } from '@slack/types'
import type { Page } from 'playwright-core'
import { closeBrowser, closeWindows, type SlackWindows, startSlackWindows } from './window.ts'

afterEach(closeWindows)
afterAll(closeBrowser)

const plain = (text: string) => ({ type: 'plain_text', text }) as const

/** A form for a reply; its "More" opens another on top. */
function reply(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'reply',
    notify_on_close: true,
    title: plain(title),
    submit: plain('Post'),
    close: plain('Leave'),
    blocks: [
      {
        type: 'input',
        block_id: 'words',
        label: plain('Your reply'),
        hint: plain('All on the share see it.'),
        element: { type: 'plain_text_input', action_id: 'text', multiline: true, max_length: 20 },
      },
      {
        type: 'input',
        block_id: 'people',
        label: plain('Notify'),
        optional: true,
        element: { type: 'multi_users_select', action_id: 'who' },
      },
      { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] },
    ],
  }
}

describe('a modal', () => {
  test('is filled in and posted, and closes', async () => {
    const { slack, anna } = await givenModal()
    const dialog = anna.getByRole('dialog', { name: 'Reply' })

    await dialog.getByRole('textbox', { name: 'Your reply' }).fill('Well done')
    await dialog.getByRole('button', { name: 'Notify' }).click()
    await dialog.getByRole('option', { name: 'Ben Okafor' }).click()
    await anna.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Post' }).click()

    await dialog.waitFor({ state: 'detached' })
    expect(slack.sent('view_submission')).toMatchObject([
      {
        view: {
          callback_id: 'reply',
          state: {
            values: {
              words: { text: { type: 'plain_text_input', value: 'Well done' } },
              people: { who: { type: 'multi_users_select', selected_users: ['U0BEN'] } },
            },
          },
        },
      },
    ])
  })

  test('says at the field what Slack finds missing or too long, and asks the app nothing', async () => {
    const { slack, anna } = await givenModal()
    const field = anna.getByRole('textbox', { name: 'Your reply' })

    await anna.getByRole('button', { name: 'Post' }).click()
    await anna.getByRole('alert').filter({ hasText: 'Please complete this required field.' }).waitFor()
    await field.fill('much longer than twenty characters')
    await anna.getByRole('button', { name: 'Post' }).click()
    await anna.getByRole('alert').filter({ hasText: 'Please enter at most 20 characters.' }).waitFor()

    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(slack.sent('view_submission')).toEqual([])
  })

  test('says at the field what the app finds wrong, and keeps what was written', async () => {
    const { slack, anna } = await givenModal()
    const field = anna.getByRole('textbox', { name: 'Your reply' })
    slack.appAnswers(() => Response.json({ response_action: 'errors', errors: { words: 'Not that word.' } }))

    await field.fill('that word')
    await anna.getByRole('button', { name: 'Post' }).click()

    await anna.getByRole('alert').filter({ hasText: 'Not that word.' }).waitFor()
    expect(await field.inputValue()).toBe('that word')
  })

  test('stays open with its text when the app does not answer well, and says so within reach', async () => {
    const { slack, anna } = await givenModal()
    slack.appAnswers(() => new Response(null, { status: 500 }))

    await anna.getByRole('textbox', { name: 'Your reply' }).fill('again')
    await anna.getByRole('button', { name: 'Post' }).click()

    const notice = anna.getByRole('alert').filter({ hasText: 'We had some trouble connecting. Try again?' })
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    expect(await anna.getByRole('textbox', { name: 'Your reply' }).inputValue()).toBe('again')
  })

  test('shows at once what the app makes of it while it is open', async () => {
    const { slack, anna } = await givenModal()
    const [open] = slack.slack.as('U0ANNA').views()
    await anna.getByRole('textbox', { name: 'Your reply' }).fill('kept')

    await slack.web.views.update({
      view_id: open?.id ?? '',
      view: { ...reply('Answer'), submit: plain('Send it') },
    })

    await anna.getByRole('dialog', { name: 'Answer' }).getByRole('button', { name: 'Send it' }).waitFor()
    expect(await anna.getByRole('textbox', { name: 'Your reply' }).inputValue()).toBe('kept')
  })

  test('is left with Esc, gives the focus back, and the app hears of it', async () => {
    const { slack, anna } = await givenModal()

    const closed = anna.waitForResponse(/\/page\/close$/)
    await anna.keyboard.press('Escape')
    await closed

    await anna.getByRole('dialog').waitFor({ state: 'detached' })
    expect(slack.sent('view_closed')).toMatchObject([{ view: { callback_id: 'reply' }, is_cleared: false }])
    expect(
      await anna.getByLabel('Message to #projects').evaluate((field) => field === document.activeElement),
    ).toBe(true)
  })
})

test('the field that the app names has the focus when its modal opens', async () => {
  const slack = await startSlackWindows()
  const field = (name: string, focus_on_load: boolean) =>
    ({
      type: 'input',
      label: plain(name),
      element: { type: 'plain_text_input', action_id: name, focus_on_load },
    }) as const
  slack.appAnswers(async ({ body }) => {
    const view = { ...reply('Two'), blocks: [field('First', false), field('Second', true)] }
    await slack.web.views.open({ trigger_id: String(body.trigger_id), view })
    return new Response(null)
  })
  const anna = await slack.open()

  await anna.getByLabel('Message to #projects').fill('/shares')
  await anna.keyboard.press('Enter')
  await anna.getByRole('dialog', { name: 'Two' }).waitFor()
  await anna.keyboard.type('here')

  expect(await anna.getByRole('textbox', { name: 'Second' }).inputValue()).toBe('here')
})

describe('a stack of modals', () => {
  test('goes back one at a time, and what was written below is still there', async () => {
    const { anna } = await givenModal()
    await anna.getByRole('textbox', { name: 'Your reply' }).fill('below')

    await anna.getByRole('button', { name: 'More' }).click()
    await anna.getByRole('dialog', { name: 'Deeper' }).waitFor()
    expect(await anna.getByRole('textbox', { name: 'Your reply' }).inputValue()).toBe('')
    await anna.getByRole('button', { name: 'Back' }).click()

    await anna.getByRole('dialog', { name: 'Reply' }).waitFor()
    expect(await anna.getByRole('textbox', { name: 'Your reply' }).inputValue()).toBe('below')
  })

  test('is closed as a whole with its cross', async () => {
    const { anna } = await givenModal()
    await anna.getByRole('button', { name: 'More' }).click()
    await anna.getByRole('dialog', { name: 'Deeper' }).waitFor()

    await anna.getByRole('button', { name: 'Close all' }).click()

    await anna.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('App Home', () => {
  test('is asked for when it is opened, and its buttons act', async () => {
    const slack = await startSlackWindows()
    slack.appAnswers(async ({ body }) => {
      if (body.type === 'event_callback')
        await slack.web.views.publish({
          user_id: 'U0ANNA',
          view: {
            type: 'home',
            blocks: [
              { type: 'header', text: plain('Your shares') },
              { type: 'actions', elements: [{ type: 'button', action_id: 'open', text: plain('Open') }] },
            ],
          },
        })
      return new Response(null)
    })
    const anna = await slack.open()

    await anna.getByRole('button', { name: 'Shares', exact: true }).click()
    await anna.getByRole('heading', { name: 'Your shares' }).waitFor()
    const answered = anna.waitForResponse(/\/page\/action$/)
    await anna.getByRole('main').getByRole('button', { name: 'Open', exact: true }).click()
    await answered

    expect(slack.sent('app_home_opened')).toHaveLength(1)
    expect(slack.sent('block_actions')).toMatchObject([
      { container: { type: 'view' }, view: { type: 'home' }, actions: [{ action_id: 'open' }] },
    ])
  })

  test('has the app’s direct messages beside it', async () => {
    const slack = await startSlackWindows()
    await slack.web.chat.postMessage({ channel: 'U0ANNA', text: 'only between us' })
    const anna = await slack.open('U0ANNA', 'home')

    await anna.getByRole('button', { name: 'Messages' }).click()

    await anna.getByText('only between us').waitFor()
    await anna.getByRole('textbox', { name: 'Message to Shares' }).waitFor()
  })
})

/** Anna before a modal that a slash command opened. */
async function givenModal(): Promise<{ slack: SlackWindows; anna: Page }> {
  const slack = await startSlackWindows()
  slack.appAnswers(async ({ body }) => {
    const trigger_id = String(body.trigger_id)
    if ('command' in body) await slack.web.views.open({ trigger_id, view: reply('Reply') })
    if (body.type === 'block_actions') await slack.web.views.push({ trigger_id, view: reply('Deeper') })
    return new Response(null)
  })
  const anna = await slack.open()
  await anna.getByLabel('Message to #projects').fill('/shares')
  await anna.keyboard.press('Enter')
  await anna.getByRole('dialog', { name: 'Reply' }).waitFor()
  return { slack, anna }
}
