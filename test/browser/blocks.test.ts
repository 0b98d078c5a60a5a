import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { KnownBlock } from '@slack/types'
import type { Page } from 'playwright-core'
import { closeBrowser, closeWindows, type SlackWindows, startSlackWindows } from './window.ts'

afterEach(closeWindows)
afterAll(closeBrowser)

const PROJECTS = 'C0PROJECTS'

const plain = (text: string) => ({ type: 'plain_text', text }) as const
const option = (value: string) => ({ text: plain(`Option ${value}`), value })

describe('buttons', () => {
  test('a press tells the app which button, with which value, on which message', async () => {
    const { slack, anna } = await given([
      { type: 'actions', elements: [{ type: 'button', action_id: 'open', value: '7', text: plain('Open') }] },
    ])

    const press = await told(slack, anna, () =>
      anna.getByRole('button', { name: 'Open', exact: true }).click(),
    )

    expect(press).toMatchObject({
      actions: [{ type: 'button', action_id: 'open', value: '7' }],
      container: { type: 'message', channel_id: PROJECTS },
      user: { id: 'U0ANNA' },
    })
  })

  test('a button that asks for confirmation tells nothing until it is given', async () => {
    const confirm = {
      title: plain('Sure?'),
      text: plain('It is final.'),
      confirm: plain('Yes'),
      deny: plain('No'),
    }
    const { slack, anna } = await given([
      { type: 'actions', elements: [{ type: 'button', action_id: 'drop', text: plain('Drop'), confirm }] },
    ])

    await anna.getByRole('button', { name: 'Drop' }).click()
    await anna.getByRole('dialog', { name: 'Sure?' }).getByRole('button', { name: 'No' }).click()
    await anna.getByRole('dialog').waitFor({ state: 'detached' })
    await anna.getByRole('button', { name: 'Drop' }).click()
    await anna.keyboard.press('Escape')
    await anna.getByRole('dialog').waitFor({ state: 'detached' })
    expect(slack.sent('block_actions')).toEqual([])

    await anna.getByRole('button', { name: 'Drop' }).click()
    await told(slack, anna, () =>
      anna.getByRole('dialog', { name: 'Sure?' }).getByRole('button', { name: 'Yes' }).click(),
    )
    expect(slack.sent('block_actions')).toHaveLength(1)
  })

  test('a button with an address opens it in a tab of its own, and tells the app', async () => {
    const { slack, anna } = await given([
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'go', url: `http://127.0.0.1:9/away`, text: plain('Connect') },
        ],
      },
    ])
    const opened = anna.context().waitForEvent('page')

    const press = await told(slack, anna, () => anna.getByRole('link', { name: 'Connect' }).click())

    await opened
    expect(press).toMatchObject({ actions: [{ action_id: 'go' }] })
  })

  test('an app that does not take the press is said to be in trouble', async () => {
    const { slack, anna } = await given([
      { type: 'actions', elements: [{ type: 'button', action_id: 'open', text: plain('Open') }] },
    ])
    slack.appAnswers(() => new Response(null, { status: 500 }))

    await anna.getByRole('button', { name: 'Open', exact: true }).click()

    await anna.getByRole('alert').filter({ hasText: 'We had some trouble connecting.' }).waitFor()
  })
})

describe('choices', () => {
  test('an overflow menu tells what was chosen', async () => {
    const { slack, anna } = await given([
      {
        type: 'section',
        text: plain('A share'),
        accessory: { type: 'overflow', action_id: 'more', options: [option('a'), option('b')] },
      },
    ])

    await anna.getByRole('button', { name: 'More actions' }).click()
    const choice = await told(slack, anna, () => anna.getByRole('menuitem', { name: 'Option b' }).click())

    expect(choice).toMatchObject({ actions: [{ type: 'overflow', selected_option: { value: 'b' } }] })
  })

  test('a select is worked with keys alone, and shows what it holds', async () => {
    const { slack, anna } = await given([
      {
        type: 'actions',
        block_id: 'filters',
        elements: [
          {
            type: 'static_select',
            action_id: 'kind',
            placeholder: plain('Kind'),
            option_groups: [
              { label: plain('Some'), options: [option('a')] },
              { label: plain('Others'), options: [option('b'), option('c')] },
            ],
          },
        ],
      },
    ])

    await anna.getByRole('button', { name: 'Kind' }).press('Enter')
    await anna.getByRole('option', { name: 'Option a' }).press('ArrowDown')
    const choice = await told(slack, anna, () =>
      anna.getByRole('option', { name: 'Option b' }).press('Enter'),
    )

    await anna.getByRole('button', { name: 'Kind, Option b' }).waitFor()
    expect(choice).toMatchObject({
      actions: [{ type: 'static_select', selected_option: { value: 'b' } }],
      state: { values: { filters: { kind: { selected_option: { value: 'b' } } } } },
    })
  })

  test('a choice that is not confirmed is taken back', async () => {
    const confirm = {
      title: plain('Sure?'),
      text: plain('Really.'),
      confirm: plain('Yes'),
      deny: plain('No'),
    }
    const { slack, anna } = await given([
      {
        type: 'actions',
        elements: [
          { type: 'radio_buttons', action_id: 'pace', options: [option('a'), option('b')], confirm },
        ],
      },
    ])

    await anna.getByRole('radio', { name: 'Option b' }).click()
    await anna.getByRole('button', { name: 'No' }).click()

    await anna.getByRole('radio', { name: 'Option b', checked: false }).waitFor()
    expect(slack.sent('block_actions')).toEqual([])
  })

  test('boxes, dates, times and people are told in Slack’s shapes', async () => {
    const { slack, anna } = await given([
      {
        type: 'actions',
        elements: [
          { type: 'checkboxes', action_id: 'boxes', options: [option('a'), option('b')] },
          { type: 'datepicker', action_id: 'day', placeholder: plain('Day') },
          { type: 'timepicker', action_id: 'hour', placeholder: plain('Hour'), timezone: 'Asia/Tokyo' },
          { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
        ],
      },
    ])

    const boxes = await told(slack, anna, () => anna.getByRole('checkbox', { name: 'Option b' }).click())
    const day = await told(slack, anna, () => anna.getByLabel('Day').fill('2026-11-30'))
    await anna.getByText('Asia/Tokyo').waitFor()
    const hour = await told(slack, anna, () => anna.getByLabel('Hour').fill('09:30'))
    await anna.getByRole('button', { name: 'Who' }).click()
    const who = await told(slack, anna, () => anna.getByRole('option', { name: 'Ben Okafor' }).click())

    expect(boxes).toMatchObject({ actions: [{ type: 'checkboxes', selected_options: [{ value: 'b' }] }] })
    expect(day).toMatchObject({ actions: [{ type: 'datepicker', selected_date: '2026-11-30' }] })
    expect(hour).toMatchObject({ actions: [{ type: 'timepicker', selected_time: '09:30' }] })
    expect(who).toMatchObject({ actions: [{ type: 'users_select', selected_user: 'U0BEN' }] })
  })
})

describe('what is only looked at', () => {
  test('headers, fields, context, images, tables, rich text and markdown are drawn', async () => {
    const { slack, anna } = await given([
      { type: 'header', text: plain('Shared with you') },
      { type: 'section', fields: [{ type: 'mrkdwn', text: '*Status*' }, plain('Waiting')] },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'by <@U0BEN>' }] },
      { type: 'divider' },
      { type: 'image', image_url: `http://127.0.0.1:9/a.png`, alt_text: 'A chart' },
      { type: 'markdown', text: '## A plan\n\n- step' },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'as was said' }] }],
      },
      { type: 'table', rows: [[{ type: 'raw_text', text: 'Name' }], [{ type: 'raw_text', text: 'a.pdf' }]] },
    ])

    await anna.getByRole('heading', { name: 'Shared with you' }).waitFor()
    await anna.getByText('Status').waitFor()
    await anna.getByText('by @Ben Okafor').waitFor()
    await anna.getByRole('img', { name: 'A chart' }).waitFor()
    await anna.getByRole('heading', { name: 'A plan' }).waitFor()
    await anna.getByRole('listitem').filter({ hasText: 'step' }).last().waitFor()
    await anna.getByText('as was said').waitFor()
    await anna.getByRole('cell', { name: 'a.pdf' }).waitFor()
    expect(slack.sent('block_actions')).toEqual([])
  })

  test('everything that can be pressed or filled has a name, and nothing is fetched from elsewhere', async () => {
    const { slack, anna } = await given([
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'open', text: plain(':wave: Open') },
          { type: 'overflow', action_id: 'more', options: [option('a')] },
          { type: 'static_select', action_id: 'kind', options: [option('a')] },
          { type: 'datepicker', action_id: 'day' },
          { type: 'checkboxes', action_id: 'boxes', options: [option('a')] },
        ],
      },
    ])
    const asked: string[] = []
    anna.on('request', (request) => asked.push(request.url()))
    await anna.reload()
    await anna.getByRole('button', { name: 'Open' }).waitFor()

    for (const role of ['button', 'link', 'textbox', 'checkbox'] as const)
      expect(await anna.getByRole(role, { name: /^\s*$/ }).count()).toBe(0)
    for (const name of ['More actions', 'Choose', 'Send', 'Anna Keller'])
      await anna.getByRole('button', { name, exact: true }).waitFor()
    expect(asked.filter((url) => !url.startsWith(slack.url) && !url.startsWith('data:'))).toEqual([])
    expect(asked).toContain(`${slack.url}/page/app.js`)
  })
})

/** A message of the app with these blocks in #projects, and Anna who looks at it. */
async function given(blocks: KnownBlock[]): Promise<{ slack: SlackWindows; anna: Page }> {
  const slack = await startSlackWindows()
  await slack.web.chat.postMessage({ channel: PROJECTS, text: 'blocks', blocks })
  return { slack, anna: await slack.open() }
}

/** What the app is told when this is done. */
async function told(slack: SlackWindows, window: Page, doing: () => Promise<void>) {
  const answered = window.waitForResponse(/\/page\/action$/)
  await doing()
  await answered
  return slack.sent('block_actions').at(-1)
}
