import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { newBrowser } from './browser.ts'
import { identitySteps, SIGN_IN } from './identity-steps.ts'
import { ANNA, BEN, elementsOf, lastMessage, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'

/** The connect page where Slack can be asked who somebody is. */

let stack: Stack
const { addApp, annasPage, asked, grants, signIn, untilSlackLeadsBack } = identitySteps(() => stack)
beforeAll(async () => {
  stack = await startStack({ slackClient: { clientId: '1111.2222', clientSecret: randomUUID() } })
})
beforeEach(async () => {
  await stack.reset()
  await addApp()
})
afterAll(() => stack.stop())

const link = { share_link: tokens.anna.facade }

describe('the person whom a page is for', () => {
  test('signs in with Slack, connects, and goes on with what they asked for', async () => {
    const browser = newBrowser()
    const url = await annasPage()
    const first = await browser.open(url)
    expect(first).toMatchObject({ status: 200, text: expect.stringContaining('<strong>anna</strong>') })
    expect(first.text).not.toContain('<form')

    const form = await signIn(browser, url, ANNA)
    expect(form).toMatchObject({ url, status: 200, text: expect.stringContaining('name="share_link"') })
    expect(form.text).not.toContain('is_me')
    expect((await browser.send(form, link)).text).toContain('<h1>Connected</h1>')
    await stack.drain()

    expect(words(lastMessage(stack, ANNA))).toContain('Façade material')
    const anna = stack.slack.as(ANNA)
    expect(elementsOf(anna.messages(anna.directMessages), 'undo_connect')).toEqual([])
    expect(stack.failedJobs).toBe(0)
  })

  test('is asked by Slack for no more than who they are, in their workspace', async () => {
    const browser = newBrowser()
    const page = await browser.open(await annasPage())
    const { searchParams } = new URL(browser.linkTo(page, SIGN_IN))
    expect(searchParams.get('scope')).toBe('openid')
    expect(searchParams.get('team')).toBe('T0LOCAL')
    expect(searchParams.get('redirect_uri')).toBe(`${stack.appUrl}/connect/openid`)
  })

  test('who cancels in Slack can try again', async () => {
    const [browser, url] = [newBrowser(), await annasPage()]
    const cancelled = await signIn(browser, url, '')
    expect(cancelled).toMatchObject({ status: 200, text: expect.stringContaining('You cancelled in Slack') })
    expect((await signIn(browser, browser.linkTo(cancelled, 'Try again'), ANNA)).text).toContain('share_link')
  })

  test('who has opened the page twice, and goes on with the first, is led to the second', async () => {
    const [browser, url] = [newBrowser(), await annasPage()]
    const back = await untilSlackLeadsBack(browser, url, ANNA)
    await browser.open(url)
    const stale = await browser.open(back)
    expect(stale.status).toBe(400)
    expect((await signIn(browser, browser.linkTo(stale, 'Try again'), ANNA)).text).toContain('share_link')
  })

  test('who signs in in another browser goes on there, and no longer in the first', async () => {
    const [laptop, phone, url] = [newBrowser(), newBrowser(), await annasPage()]
    const onLaptop = await signIn(laptop, url, ANNA)
    const onPhone = await signIn(phone, url, ANNA)
    expect(await laptop.send(onLaptop, link)).toMatchObject({ status: 403 })
    expect(await phone.send(onPhone, link)).toMatchObject({ status: 200 })
  })

  test.each([
    ['does not answer', { status: 500 }, 503, 'Slack does not answer'],
    ['is cut off', { drop: 'after' as const }, 503, 'Slack does not answer'],
    ['is asked too much', { retryAfterSeconds: 30 }, 503, 'Slack does not answer'],
    ['no longer takes the code', { error: 'invalid_code' }, 400, 'works once'],
    ['refuses the app', { error: 'bad_client_secret' }, 502, 'Slack refused to tell'],
  ])('is told so when Slack %s, and can try again', async (_, fault, status, sentence) => {
    const [browser, url] = [newBrowser(), await annasPage()]
    stack.slack.store.faults.add({ method: 'openid.connect.token', ...fault })
    const page = await signIn(browser, url, ANNA)
    expect(page).toMatchObject({ status, text: expect.stringContaining(sentence) })
    expect((await signIn(browser, browser.linkTo(page, 'Try again'), ANNA)).text).toContain('share_link')
  })
})

describe('whoever else has the address of a page', () => {
  test('is told whom it is for and gets no further, and it stays good for its person', async () => {
    const url = await annasPage()
    const bens = newBrowser()
    const refused = await signIn(bens, url, BEN)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('This page is for <strong>anna</strong>')
    expect(refused.text).toContain('nothing\nwas connected')
    expect((await bens.open(url)).text).not.toContain('<form')

    const annas = newBrowser()
    expect(await annas.send(await signIn(annas, url, ANNA), link)).toMatchObject({ status: 200 })
  })

  test('cannot send the form, though they have seen it', async () => {
    const url = await annasPage()
    const annas = newBrowser()
    const form = await signIn(annas, url, ANNA)
    const bens = newBrowser()
    const unsigned = await bens.send(form, link)
    await signIn(bens, url, BEN)
    const signed = await bens.send(form, link)
    for (const refused of [unsigned, signed]) {
      expect(refused).toMatchObject({ status: 403, text: expect.stringContaining(SIGN_IN) })
    }
    expect(grants()).toEqual([])
    expect(await annas.send(form, link)).toMatchObject({ status: 200 })
    expect(grants()).toHaveLength(1)
  })

  test('cannot use the proof of another page', async () => {
    const [one, other] = [await annasPage(), await annasPage()]
    const browser = newBrowser()
    const form = await signIn(browser, one, ANNA)
    const [proof] = [...browser.cookies.values()]
    const page = await browser.open(other)
    for (const name of browser.cookies.keys()) browser.cookies.set(name, proof ?? '')
    expect(page.text).toContain(SIGN_IN)
    expect(await browser.send({ ...form, url: other }, link)).toMatchObject({ status: 403 })
  })

  test('cannot have another browser signed in as themselves, or as its person', async () => {
    const url = await annasPage()
    const [annas, bens] = [newBrowser(), newBrowser()]
    await annas.open(url)
    for (const user of [ANNA, BEN]) {
      const back = await untilSlackLeadsBack(bens, url, user)
      expect(await annas.open(back)).toMatchObject({ status: 400 })
      expect(await newBrowser().open(back)).toMatchObject({ status: 400 })
    }
    expect(asked()).toEqual([])
  })
})
