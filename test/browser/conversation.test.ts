import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { closeBrowser, closeWindows, startSlackWindows } from './window.ts'

afterEach(closeWindows)
afterAll(closeBrowser)

const PROJECTS = 'C0PROJECTS'

describe('commands', () => {
  test('a command is suggested, completed and sent, and its answer is for one person alone', async () => {
    const slack = await startSlackWindows()
    slack.appAnswers(() => Response.json({ text: 'Nothing is *connected* yet.' }))
    const anna = await slack.open('U0ANNA')
    const ben = await slack.open('U0BEN')

    await anna.getByLabel('Message to #projects').pressSequentially('/sh')
    await anna.getByRole('option', { name: '/shares' }).waitFor()
    await anna.keyboard.press('Enter')
    await anna.keyboard.type('help')
    await anna.keyboard.press('Enter')

    await anna.getByText('Only visible to you').waitFor()
    await anna.getByText('Nothing is connected yet.').waitFor()
    expect(slack.sent('command')).toMatchObject([{ command: '/shares', text: 'help', user_id: 'U0ANNA' }])
    await slack.web.chat.postMessage({ channel: PROJECTS, text: 'for all' })
    await ben.getByText('for all').waitFor()
    expect(await ben.getByText('Nothing is connected').count()).toBe(0)
  })

  test('an app that fails is said to have failed, until that is put away', async () => {
    const slack = await startSlackWindows()
    slack.appAnswers(() => new Response(null, { status: 500 }))
    const anna = await slack.open()

    await anna.getByLabel('Message to #projects').fill('/shares')
    await anna.keyboard.press('Enter')

    const notice = anna
      .getByRole('alert')
      .filter({ hasText: '/shares failed with the error "dispatch_failed"' })
    await notice.waitFor()
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await notice.waitFor({ state: 'detached' })
  })

  test('a command is refused in a thread, as Slack does', async () => {
    const slack = await startSlackWindows()
    await slack.web.chat.postMessage({ channel: PROJECTS, text: 'a parent' })
    const anna = await slack.open()

    await anna.getByText('a parent').hover()
    await anna.getByRole('button', { name: 'Reply in thread' }).click()
    await anna.getByLabel('Reply in thread', { exact: true }).last().fill('/shares')
    await anna.keyboard.press('Enter')

    await anna.getByText('/shares is not supported in threads. Sorry!').waitFor()
    expect(slack.sent('command')).toEqual([])
  })
})

describe('messages', () => {
  test('what a person types is shown to others as it was typed', async () => {
    const slack = await startSlackWindows()
    const anna = await slack.open('U0ANNA')
    const ben = await slack.open('U0BEN')

    await anna.getByLabel('Message to #projects').fill('5 < 6 && <!channel>')
    await anna.getByRole('button', { name: 'Send' }).click()

    await ben.getByText('5 < 6 && <!channel>').waitFor()
    await ben.getByRole('article', { name: 'Message from Anna Keller' }).waitFor()
  })

  test('mrkdwn is drawn, and escaped text neither pings nor links', async () => {
    const slack = await startSlackWindows()
    const text = '*Plan* by <@U0BEN>, see <https://clinked.example/s/1|the share> &lt;!channel&gt; &lt;b&gt;'
    await slack.web.chat.postMessage({ channel: PROJECTS, text })
    const anna = await slack.open()

    await anna.getByText('@Ben Okafor').waitFor()
    const link = anna.getByRole('link', { name: 'the share' })
    expect(await link.getAttribute('href')).toBe('https://clinked.example/s/1')
    expect(await link.getAttribute('target')).toBe('_blank')
    await anna.getByText('<!channel> <b>').waitFor()
    expect(await anna.getByText('@channel').count()).toBe(0)
  })

  test('dates are shown in the zone of whoever reads', async () => {
    const slack = await startSlackWindows()
    const text = 'due <!date^1795300000^{date_num} {time}|soon>'
    await slack.web.chat.postMessage({ channel: PROJECTS, text })

    await (await slack.open('U0ANNA')).getByText('due 2026-11-21 11:26 PM').waitFor()
    await (await slack.open('U0BEN')).getByText('due 2026-11-21 10:26 PM').waitFor()
  })

  test('a message that is changed changes in place, marked as edited', async () => {
    const slack = await startSlackWindows()
    const { ts = '' } = await slack.web.chat.postMessage({ channel: PROJECTS, text: 'waiting' })
    const anna = await slack.open()
    await anna.getByText('waiting').waitFor()

    await slack.web.chat.update({ channel: PROJECTS, ts, text: 'approved' })

    await anna.getByText('approved').waitFor()
    await anna.getByText('(edited)').waitFor()
    expect(await anna.getByText('waiting').count()).toBe(0)
  })

  test('replies stand in the thread beside their message', async () => {
    const slack = await startSlackWindows()
    const { ts = '' } = await slack.web.chat.postMessage({ channel: PROJECTS, text: 'a parent' })
    await slack.web.chat.postMessage({ channel: PROJECTS, thread_ts: ts, text: 'a first reply' })
    const anna = await slack.open()

    await anna.getByRole('button', { name: '1 reply' }).click()
    const thread = anna.getByRole('complementary', { name: 'Thread' })
    await thread.getByText('a first reply').waitFor()
    await thread.getByRole('textbox', { name: 'Reply in thread' }).fill('a second one')
    await anna.keyboard.press('Enter')

    await thread.getByText('a second one').waitFor()
    await anna.getByRole('button', { name: '2 replies' }).waitFor()
    await thread.getByRole('button', { name: 'Close thread' }).click()
    expect(await anna.getByText('a second one').count()).toBe(0)
  })

  test('a file that is shared can be fetched by others', async () => {
    const slack = await startSlackWindows()
    const anna = await slack.open('U0ANNA')
    const ben = await slack.open('U0BEN')

    const buffer = Buffer.from('a,b\n1,2\n')
    await anna.getByLabel('Share a file').setInputFiles({ name: 'budget.csv', mimeType: 'text/csv', buffer })

    const link = ben.getByRole('link', { name: 'budget.csv 8 bytes' })
    const response = await ben.request.get(`${slack.url}${await link.getAttribute('href')}`)
    expect(await response.text()).toBe('a,b\n1,2\n')
  })
})

describe('finding one’s way', () => {
  test('the other person is one press away, and sees their own', async () => {
    const slack = await startSlackWindows()
    await slack.web.chat.postEphemeral({ channel: PROJECTS, user: 'U0ANNA', text: 'for Anna' })
    const window = await slack.open('U0ANNA')
    await window.getByText('for Anna').waitFor()

    await window.getByRole('button', { name: 'Ben Okafor' }).click()

    await window.getByRole('button', { name: 'Ben Okafor', pressed: true }).waitFor()
    expect(await window.getByText('for Anna').count()).toBe(0)
  })

  test('a message elsewhere is counted until it is looked at', async () => {
    const slack = await startSlackWindows()
    const anna = await slack.open('U0ANNA', 'C0GENERAL')

    await slack.web.chat.postMessage({ channel: PROJECTS, text: 'news' })

    await anna.getByRole('img', { name: '1 unread' }).waitFor()
    await anna.getByRole('button', { name: 'projects' }).click()
    await anna.getByText('news').waitFor()
    await anna.getByRole('img', { name: '1 unread' }).waitFor({ state: 'detached' })
  })

  test('a demo link is copied with one press', async () => {
    const slack = await startSlackWindows()
    slack.slack.store.links = [
      {
        forPerson: 'anna.keller@northwind.example',
        label: 'Brief.pdf',
        link: 'https://clinked.example/s/7',
        note: 'a file',
      },
    ]
    const anna = await slack.open()
    await anna.context().grantPermissions(['clipboard-read', 'clipboard-write'])

    await anna.getByRole('button', { name: 'Copy link: Brief.pdf' }).click()

    await anna.getByText('Copied').waitFor()
    await anna.getByLabel('Message to #projects').focus()
    await anna.keyboard.press('ControlOrMeta+V')
    expect(await anna.getByLabel('Message to #projects').inputValue()).toBe('https://clinked.example/s/7')
  })

  test('on a phone the channels are behind a menu', async () => {
    const slack = await startSlackWindows()
    const anna = await slack.open()
    await anna.setViewportSize({ width: 390, height: 800 })
    const general = anna.getByRole('button', { name: 'general' })
    await general.waitFor({ state: 'hidden' })

    await anna.getByRole('button', { name: 'Open menu' }).click()
    await general.click()

    await anna.getByRole('heading', { name: '#general' }).waitFor()
    await general.waitFor({ state: 'hidden' })
  })

  test('a page that loses its server says so, and comes back with it', async () => {
    const slack = await startSlackWindows()
    const anna = await slack.open()

    await anna.context().setOffline(true)
    await anna.getByLabel('Message to #projects').fill('are you there?')
    await anna.keyboard.press('Enter')

    await anna.getByRole('alert').filter({ hasText: 'The sandbox could not do that' }).waitFor()
    expect(await anna.getByLabel('Message to #projects').inputValue()).toBe('are you there?')
    await anna.context().setOffline(false)
    await anna.getByLabel('Message to #projects').press('Enter')
    await anna.getByRole('article', { name: 'Message from Anna Keller' }).waitFor()
  })
})
