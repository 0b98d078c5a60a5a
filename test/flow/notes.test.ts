import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Note } from '../../infra/sandbox/clinked/model.ts'
import { ANNA, elementsOf, tokens, toldSlack, topView, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, submit, connectAndOpen, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

/** The demo's note with this name. */
function noteCalled(friendlyName: string): Note {
  const note = stack.clinked.store.components.find((each) => each.friendlyName === friendlyName)
  if (note?.kind !== 'page') throw new Error(`The demo has no note ${friendlyName}.`)
  return note
}

/** Puts a note, or a folder of notes, into a folder. */
function addNote(friendlyName: string, about: Partial<Note>): Note {
  const id = stack.clinked.store.nextId()
  const note = { ...noteCalled('Minutes 10'), id, friendlyName, ...about }
  stack.clinked.store.components.push(note)
  return note
}

test('a shared note opens with what it says', async () => {
  await connectAndOpen(tokens.anna.designPrinciples, 'Design principles')
  expect(shown()).toContain('two hours of daylight')
  expect(writesTo(stack, '5.1')).toMatchObject([{ status: 200 }])
})

test('a long note is read page by page and back, with what was said about it beside every page', async () => {
  const lines = Array.from({ length: 100 }, (_, index) => `<h2>Point ${index + 1}.</h2>`)
  noteCalled('Design principles').content = lines.join('')
  await connectAndOpen(tokens.anna.designPrinciples, 'Design principles')
  const read = [shown()]
  for (const page of [2, 3]) {
    await press('go_to:next')
    expect(shown()).toContain(`Page ${page} of 3`)
    expect(shown()).toContain('Principle 2 is my favourite.')
    read.push(shown())
  }
  const points = read.flatMap((page) => page.match(/Point \d+\./g) ?? [])
  expect(points).toEqual(lines.map((line) => line.replace(/<.*?>/g, '')))

  expect(elementsOf(topView(stack, ANNA), 'go_to:next')).toEqual([])
  await press('go_to:previous')
  expect(shown()).toBe(read[1])
  expect(stack.slack.as(ANNA).views()).toHaveLength(1)
})

test('a comment on the second page of a note leaves one on that page', async () => {
  noteCalled('Design principles').content = '<h2>Point</h2>'.repeat(100)
  await connectAndOpen(tokens.anna.designPrinciples, 'Design principles')
  await press('go_to:next')
  await press('comment')
  await submit({ text: 'A long one.' })
  expect(shown()).toContain('Your comment is posted.')
  expect(shown()).toContain('Page 2 of 3')
})

test('a folder of notes is browsed down to a note in a folder inside it, and back up', async () => {
  const drafts = addNote('Drafts', { pageType: 'FOLDER', parent: noteCalled('Minutes').id, content: '' })
  addNote('Minutes 13', { parent: drafts.id, content: '<p>Not yet agreed.</p>' })
  await connectAndOpen(tokens.anna.minutes, 'Minutes')
  const folder = shown()
  for (const name of ['Minutes 10', 'Minutes 11', 'Minutes 12', 'Drafts']) expect(folder).toContain(name)

  await press('go_to:note', 'Open Drafts')
  expect(shown()).toContain('Minutes 13')
  await press('go_to:note', 'Open Minutes 13')
  expect(shown()).toContain('Not yet agreed.')
  expect(shown()).toContain('*Minutes 13*')
  expect(writesTo(stack, '5.3').at(-1)).toMatchObject({ status: 200 })

  await press('go_to:back')
  expect(shown()).toContain('Minutes 13')
  expect(shown()).not.toContain('Not yet agreed.')
  await press('go_to:back')
  expect(shown()).toBe(folder)
  expect(elementsOf(topView(stack, ANNA), 'go_to:back')).toEqual([])
  expect(writesTo(stack, '5.2').map(({ path }) => path.replace(/.*\?/, ''))).toEqual([
    `parentId=${noteCalled('Minutes').id}`,
    `parentId=${drafts.id}`,
    `parentId=${drafts.id}`,
    `parentId=${noteCalled('Minutes').id}`,
  ])
})

test('a comment on a note inside a folder is on that note, and the way back stays', async () => {
  await connectAndOpen(tokens.anna.minutes, 'Minutes')
  await press('go_to:note', 'Open Minutes 11')
  await press('comment')
  await submit({ text: 'Which two?' })
  const context = `page_${noteCalled('Minutes 11').id}`
  expect(stack.clinked.store.commentsOn(context)).toMatchObject([{ comment: 'Which two?' }])
  expect(shown()).toContain('Which two?')
  await press('go_to:back')
  expect(shown()).toContain('Minutes 12')
})

test('a comment on a note inside a folder that was not taken can be tried again, on that note', async () => {
  await connectAndOpen(tokens.anna.minutes, 'Minutes')
  await press('go_to:note', 'Open Minutes 11')
  await press('comment')
  stack.clinked.faults.add({ match: { section: '7.3' }, status: 422, times: 1 })
  await submit({ text: 'Which two?' })
  await press('try_write_again')
  expect(shown()).toContain('On *Minutes 11*')
  await submit()
  expect(stack.clinked.store.commentsOn(`page_${noteCalled('Minutes 11').id}`)).toHaveLength(1)
})

test('a folder of many notes comes in parts, there and back', async () => {
  const folder = noteCalled('Minutes').id
  for (let number = 1; number <= 47; number++) addNote(`Note ${number}`, { parent: folder })
  await connectAndOpen(tokens.anna.minutes, 'Minutes')
  const names = () => shown().match(/\*(Note|Minutes) \d+\*/g) ?? []
  const screens = [names()]
  while (elementsOf(topView(stack, ANNA), 'go_to:next').length > 0) {
    await press('go_to:next')
    screens.push(names())
  }
  expect(new Set(screens.flat()).size).toBe(50)
  await press('go_to:previous')
  expect(names()).toEqual(screens[1])
  await press('go_to:note', 'Open Note 30')
  await press('go_to:back')
  expect(names()).toEqual(screens[1])
  await press('go_to:previous')
  expect(names()).toEqual(screens[0])
})

test('where Clinked does not turn the pages of a folder of notes, it says that there are no more here', async () => {
  const [item] = [addNote('Only one', { parent: noteCalled('Minutes').id })]
  await connectAndOpen(tokens.anna.minutes, 'Minutes')
  const listed = { id: item.id, friendlyName: 'Only one', tags: '', pageType: 'PAGE' }
  const body = { items: [listed], currentPage: 1, nextPage: true }
  stack.clinked.faults.add({ match: { section: '5.2' }, status: 200, body })
  await press('go_to:note', 'Open Only one')
  await press('go_to:back')
  await press('go_to:next')
  expect(shown()).toContain('Clinked lists no more notes of this folder here.')
  await press('go_to:previous')
  expect(shown()).toContain('Only one')
})

test('the versions of a note are listed, the newest first, each to get, however large Clinked says they are', async () => {
  const { store } = stack.clinked
  const { id } = noteCalled('Design principles')
  const [first] = store.versionsOf(id)
  if (!first) throw new Error('The demo’s note has no version.')
  for (let number = 3; number <= 45; number++) {
    store.versions.push({ ...first, id: store.nextId(), versionNumber: number, summary: '' })
  }
  await connectAndOpen(tokens.anna.designPrinciples, 'Design principles')
  await press('note_versions')
  const versions = () => elementsOf(topView(stack, ANNA), 'get_note_version').map(({ value }) => value)
  const all = versions()
  while (elementsOf(topView(stack, ANNA), 'note_versions:next').length > 0) {
    await press('note_versions:next')
    all.push(...versions())
  }
  const numbers = all.map((value) => (JSON.parse(value ?? '') as { v: number }).v)
  expect(numbers).toEqual(Array.from({ length: 45 }, (_, index) => 45 - index))
  expect(shown()).toContain('After the workshop')
  await press('note_versions:previous')
  await press('go_to:back')
  expect(shown()).toContain('two hours of daylight')

  const huge = {
    id: 1,
    versionNumber: 1,
    uploaded: { user: null, name: 'Olivia Hart' },
    summary: null,
    lastModified: 1514764800000,
    size: '9223372036854775807',
  }
  const body = JSON.stringify({ items: [huge], currentPage: 1, nextPage: false }).replace(/"(\d{19})"/, '$1')
  stack.clinked.faults.add({
    match: { section: '5.5' },
    status: 200,
    body,
    headers: { 'content-type': 'application/json' },
  })
  await press('note_versions')
  expect(shown()).toContain('9.2 EB')
  expect(shown()).toContain('by Olivia Hart')
})

test('a picture in a note does not bring the share’s token into Slack', async () => {
  const token = tokens.anna.minutes
  noteCalled('Minutes 12').content = `<img alt="Plan" src="https://example.com/${token}/plan.png">`
  await connectAndOpen(token, 'Minutes')
  await press('go_to:note', 'Open Minutes 12')
  expect(shown()).toContain('Plan')
  expect(toldSlack(stack)).not.toContain(token)
})
