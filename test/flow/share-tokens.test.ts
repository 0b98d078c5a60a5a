import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Component } from '../../infra/sandbox/clinked/model.ts'
import { nextRound, posted, reply, subscribe } from './channel-steps.ts'
import { ANNA, connect, elementsOf, tokens, toldSlack, topView, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { connectAndOpen, nextTry, open, press, pressInModal, shown, submit } = stepsOf(() => stack)

const { facade, siteVisit, tenderFolder } = tokens.anna
const link = (token: string) => `https://app.clinked.example/share/${token}`

test('a link to a share that somebody wrote to a channel’s discussion opens nothing there', async () => {
  await connect(stack, ANNA, facade)
  await subscribe(stack)
  reply(stack, `Anna, your links again: ${link(facade)}, and ${link(siteVisit).toUpperCase()}`)

  await nextRound(stack)

  const [news] = posted(stack).news.map(words)
  expect(news).toContain('Anna, your links again: https://app.clinked.example/share/…')
  expectNoTokens()
})

test('nor does one in whatever else a share says', async () => {
  const written = `${link(facade)} and ${link(tenderFolder)}`
  for (const component of stack.clinked.store.components) Object.assign(component, saying(component, written))
  await connect(stack, ANNA, facade)
  for (const name of [
    'Façade material',
    'Design principles',
    'Site visit',
    'Review fire safety',
    'Change order',
  ]) {
    await open(name)
    expect(shown()).toContain('https://app.clinked.example/share/…')
  }
  expectNoTokens()
})

test('a file that lies at an address with the token in it comes as a file, without a link', async () => {
  await connect(stack, ANNA, tenderFolder)
  const share = await open('Tender documents')
  const file = stack.clinked.store.components.find(({ friendlyName }) => friendlyName === 'Schedule.csv')
  stack.clinked.store.signed.push({
    key: tenderFolder,
    disposition: 'attachment',
    fileName: 'Schedule.csv',
    contentType: 'text/csv',
    bytes: Buffer.from('Excavation;week 12'),
    expiresAt: Number.POSITIVE_INFINITY,
  })
  const Location = `${process.env.CLINKED_API_URL}/content/${tenderFolder}`
  stack.clinked.faults.add({ match: { section: '11.5' }, status: 302, headers: { Location } })

  await pressInModal('get_file', { ...share, e: file?.id })

  expect(shown()).toContain('Schedule.csv')
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toEqual([])
  await press('send_here:file')
  const [sent] = [...stack.slack.store.files.values()]
  expect(Buffer.from(sent?.bytes ?? []).toString()).toBe('Excavation;week 12')
  expectNoTokens()
})

test('one’s own reply with a link in it is known again when its answer was lost', async () => {
  await connectAndOpen(facade, 'Façade material')
  await press('reply')
  stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
  await submit({ text: `Mine is ${link(facade)}` })
  await nextTry()

  expect(writesTo(stack, '3.4')).toHaveLength(1)
  expect(shown()).toContain('Your reply is posted.')
  expectNoTokens()
})

/** @returns the fields of a component in which people write, with this in them. */
function saying(component: Component, text: string): object {
  const name = `${component.friendlyName} ${text}`
  return component.kind === 'page'
    ? { friendlyName: name, content: `<p>${text} <a href="${text}">it</a></p>` }
    : { friendlyName: name, description: text, summary: text }
}

function expectNoTokens(): void {
  const told = toldSlack(stack).toLowerCase()
  expect(Object.values(tokens.anna).filter((token) => told.includes(token))).toEqual([])
}
