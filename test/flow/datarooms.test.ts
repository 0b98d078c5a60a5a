import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, BEN, elementsOf, GENERAL, lastMessage, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { type, connect, logIn, open, press, submit, shown, inDm, openHome } = dataroomSteps(() => stack)
const anna = () => stack.slack.as(ANNA)
const ben = stepsOf(() => stack, BEN)
const listed = () => words(lastMessage(stack, ANNA))
const rooms = () => stack.intralinks.store.workspaces
const AN_HOUR = 3_600_000

describe('/dataroom lists the data rooms', () => {
  test('once connected: each with its description, its phase and its new tasks', async () => {
    await type('/dataroom')
    expect(words(lastMessage(stack, ANNA))).toContain('Connect your data rooms in Intralinks')
    await logIn()

    expect(listed()).toContain('*Project Aurora*\nSale of Aurora Logistics: phase 1 due diligence')
    expect(listed()).toContain('Phase: Open · *2 new tasks*')
    expect(listed()).toContain('*Harbour Quarter financing*')
    expect(listed()).not.toContain('Project Castor')
    expect(stack.failedJobs).toBe(0)
  })

  test('by a part of their names, in any case', async () => {
    await connect()
    await type('/dataroom HARBOUR')
    expect(listed()).toContain('1 with “HARBOUR” in the name')
    expect(elementsOf(lastMessage(stack, ANNA), 'open_room')).toHaveLength(1)
    await type('/dataroom nothing like it')
    expect(listed()).toContain('None of your data rooms has “nothing like it” in its name.')
    await press('list_rooms')
    expect(listed()).toContain('*Project Aurora*')
  })

  test('ten to a page, and what is looked for stays', async () => {
    const [aurora] = rooms()
    if (!aurora) throw new Error('There is no room.')
    for (let index = 0; index < 25; index++)
      rooms().push({ ...aurora, id: 800_000 + index, name: `Deal ${index}` })
    await connect()
    await type('/dataroom deal')
    expect(listed()).toContain('1–10 of 25')
    await press('rooms_page:next')
    await press('rooms_page:next')
    expect(listed()).toContain('21–25 of 25')
    expect(listed()).toContain('*Deal 24*')
    expect(listed()).not.toContain('*Project Aurora*')
  })

  test('help and disconnect are answered too', async () => {
    await connect()
    await type('/dataroom help')
    expect(listed()).toContain('lists your data rooms in Intralinks')
    await type('/dataroom disconnect')
    expect(listed()).toContain('Intralinks · connected')
  })

  test('and a room whose name begins with such a word is found by it', async () => {
    const [room] = stack.intralinks.store.workspaces
    Object.assign(room ?? {}, { name: 'Help desk' })
    await connect()
    await type('/dataroom help desk')
    expect(listed()).toContain('*Help desk*')
  })
})

describe('App Home', () => {
  const home = () => words(stack.slack.store.homes.get(ANNA))
  const openHomeAMinuteLater = async () => {
    stack.clock.advance(61_000)
    await openHome()
  }

  test('has the first data rooms and a button for all, and offers to connect again when the hour is over', async () => {
    await openHomeAMinuteLater()
    expect(home()).not.toContain('Data rooms')
    expect(home()).toContain('Connect Intralinks')
    await connect()
    await openHomeAMinuteLater()
    expect(home()).toContain('*Project Aurora*')
    expect(home()).not.toContain('Connect Intralinks')
    await press('list_rooms')
    expect(shown()).toContain('*Project Borealis*')

    await anna().close()
    stack.clock.advance(AN_HOUR)
    await openHomeAMinuteLater()
    expect(home()).toContain('has run out')
    await press('connect_rooms')
    expect(elementsOf(topView(stack, ANNA), 'connect_page').map((button) => words(button))).toEqual([
      'Connect again',
    ])
    await logIn()
    expect(home()).toContain('*Project Aurora*')
  })
})

describe('a channel', () => {
  beforeEach(connect)

  test('sees nothing of a data room', async () => {
    await open('Harbour Quarter financing')
    await press('room_place:folder', 'Open Site surveys')
    expect(stack.slack.as(BEN).messages(GENERAL)).toEqual([])
    const posted = stack.slack.calls.filter(({ method }) => method === 'chat.postMessage')
    expect(posted.filter(({ args }) => args.channel === GENERAL)).toEqual([])
  })

  test('sees its name when a person mentions it, and whoever opens it there needs a connection of their own', async () => {
    await anna().command(GENERAL, '/invite @Shares')
    await open('Harbour Quarter financing')
    await press('mention_room')
    expect(shown()).toContain('Everybody in the channel sees the *name* of this data room')
    await submit({ channel: { selected_conversation: GENERAL } })
    expect(shown()).toContain('Mentioned in')
    const seen = stack.slack.as(BEN).messages(GENERAL)
    expect(seen).toMatchObject([
      { text: `<@${ANNA}> mentions the data room *Harbour Quarter financing* in Intralinks` },
    ])
    expect(JSON.stringify(seen)).not.toContain('survey')

    const before = stack.intralinks.requests.length
    await ben.press('open_room')
    expect(ben.shown()).toContain('Connect your data rooms in Intralinks')
    expect(stack.intralinks.requests).toHaveLength(before)
  })

  test('that the app is not in is not told, and the person is asked to invite it', async () => {
    await open('Harbour Quarter financing')
    await press('mention_room')
    await submit({ channel: { selected_conversation: GENERAL } })
    expect(shown()).toContain('I am not in')
    expect(inDm()).toEqual([])
  })
})
