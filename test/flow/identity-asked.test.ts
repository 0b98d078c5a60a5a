import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { newBrowser, type Page } from './browser.ts'
import { ANNA, BEN, connectUrl, elementsOf, fillInConnectPage, GENERAL, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

/** The connect page where Slack cannot be asked who somebody is: the page asks them, and their DM tells of it. */

let stack: Stack
const { type, press, fillInPage, later } = stepsOf(() => stack)
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const link = { share_link: tokens.anna.facade }
const grants = () => stack.clinked.requests.filter(({ section }) => section === '1.1')
const inDm = (userId: string) => {
  const person = stack.slack.as(userId)
  return person.messages(person.directMessages)
}
const notices = (userId = ANNA) => inDm(userId).filter((each) => elementsOf(each, 'undo_connect').length > 0)

async function annasPage(): Promise<string> {
  await type('/shares connect')
  return connectUrl(stack)
}

/** Somebody fills in Anna's page. */
async function connectForAnna(): Promise<void> {
  expect((await fillInConnectPage(await annasPage(), link)).status).toBe(200)
  await stack.drain()
}

/** Presses Undo in the notice. */
async function undo(userId: string, notice: unknown): Promise<void> {
  const [button] = elementsOf(notice, 'undo_connect')
  const { ts } = notice as { ts: string }
  const person = stack.slack.as(userId)
  const where = { type: 'message' as const, channel: person.directMessages, ts }
  await person.press('undo_connect', { value: button?.value ?? '' }, where)
  await stack.drain()
}

/** What Anna has connected, as she is shown it. */
async function connected(): Promise<string> {
  await type('/shares disconnect')
  return words(stack.slack.as(ANNA).messages(GENERAL).at(-1))
}

describe('the page', () => {
  test('connects nothing for who does not say that it is them, and keeps what they typed', async () => {
    const browser = newBrowser()
    const form = await browser.open(await annasPage())
    expect(form.text).toContain('Yes, I am <strong>anna</strong>')
    expect(form.text).not.toMatch(/name="is_me"[^>]* checked/)

    const asked = await browser.send(form, link)
    expect(asked).toMatchObject({ status: 422, text: expect.stringContaining('Say whether this is you.') })
    expect(asked.text).toContain(`value="${link.share_link}"`)
    expect(grants()).toEqual([])
    expect(await browser.send(asked, { ...link, is_me: 'yes' })).toMatchObject({ status: 200 })
    expect(grants()).toHaveLength(1)
  })

  test('who has said that it is them need not say so again when a link does not open', async () => {
    const browser = newBrowser()
    const form = await browser.open(await annasPage())
    const refused = await browser.send(form, { share_link: 'no token', is_me: 'yes' })
    expect(refused.text).toMatch(/name="is_me"[^>]* checked/)
  })

  test('is closed after ten tries, and says so', async () => {
    const browser = newBrowser()
    const url = await annasPage()
    let page: Page = await browser.open(url)
    for (let tries = 1; tries <= 10; tries++) {
      page = await browser.send(page, { share_link: 'no token', is_me: 'yes' })
      expect(page.status).toBe(422)
    }
    const closed = [await browser.send(page, { ...link, is_me: 'yes' }), await browser.open(url)]
    for (const each of closed) {
      expect(each).toMatchObject({ status: 429, text: expect.stringContaining('sent ten times') })
    }
    expect(grants()).toEqual([])
    expect((await fillInConnectPage(await annasPage(), link)).status).toBe(200)
  })
})

describe('the person in whose name something was connected', () => {
  test('is told by direct message, and can undo it there', async () => {
    await connectForAnna()
    expect(words(notices()[0])).toContain('An account was connected for you: *Façade material')
    expect(await connected()).toContain('Façade material')

    await undo(ANNA, notices()[0])
    expect(words(inDm(ANNA).at(-1))).toContain('is disconnected, and its tokens are deleted')
    expect(notices()).toEqual([])
    expect(await connected()).toContain('Nothing is connected')
  })

  test('is told that nothing is left to undo where it was disconnected meanwhile', async () => {
    await connectForAnna()
    await connected()
    await press('disconnect')
    await undo(ANNA, notices()[0])
    expect(words(inDm(ANNA).at(-1))).toContain('nothing left to undo')
    expect(stack.failedJobs).toBe(0)
  })

  test.each([{ status: 500 }, { drop: 'after' as const }])(
    'is told once, though Slack answers %j',
    async (fault) => {
      const url = await annasPage()
      stack.slack.store.faults.add({ method: 'chat.postMessage', ...fault })
      await fillInConnectPage(url, link)
      await stack.drain()
      await later(3 * 60_000)
      expect(stack.failedJobs).toBe(1)
      expect(notices()).toHaveLength(1)
      expect(words(stack.slack.as(ANNA).messages(GENERAL).at(-1))).toContain('Façade material')
    },
  )

  test('alone can undo it: the same pressed by another changes nothing', async () => {
    await connectForAnna()
    const [annas] = elementsOf(notices()[0], 'undo_connect')
    await stepsOf(() => stack, BEN).type('/shares connect')
    await fillInPage({ share_link: tokens.ben.facade })
    const [notice] = notices(BEN)
    const [bens] = elementsOf(notice, 'undo_connect')
    Object.assign(bens ?? {}, { value: annas?.value })

    await undo(BEN, notice)
    expect(words(inDm(BEN).at(-1))).toContain('nothing left to undo')
    expect(await connected()).toContain('Façade material')
  })
})
