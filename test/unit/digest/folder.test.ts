import { beforeEach, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { shareId } from '../../../lib/shares/share.ts'
import { demoIds } from '../sandbox-clinked/running-stand-in.ts'
import { createReader, DAY, HOUR } from './reader.ts'

const reader = createReader()
const folder = tokens.anna.tenderFolder
const minutes = tokens.anna.minutes

beforeEach(async () => {
  await reader.connect(folder)
  // Nothing waits: each request that does takes a call a look.
  for (const request of reader.standIn.store.approvals) request.status = 'ACCEPT'
})

const look = (shareToken: string) => reader.look({ shareIds: [shareId(shareToken)] })
const versionsIn = ({ content }: Awaited<ReturnType<typeof look>>) =>
  content.news.flatMap(({ versions }) => versions.map(({ name, versionNumber }) => [name, versionNumber]))

describe('a folder of files', () => {
  test('costs one call while nothing in it moves', async () => {
    const first = await look(folder)
    reader.advance(DAY)
    const second = await look(folder)

    expect(first.content.hasNews).toBe(false)
    expect(first.calls.filter((section) => section === '9.1')).toHaveLength(4)
    expect(second.calls).toEqual(['2.1', '9.1'])
    expect(second.content.hasNews).toBe(false)
  })

  test('tells new files and new versions, in the folders below too, and looks only where something moved', async () => {
    const { component } = demoIds(reader.standIn)
    await look(folder)
    reader.advance(DAY)
    reader.others.uploadVersion({ share: folder, item: component('Main contract.pdf'), by: 'tomas' })
    reader.advance(HOUR)
    reader.others.addFile({ share: folder, folder: component('Contracts'), name: 'Annex.txt', by: 'priya' })
    reader.advance(HOUR)
    reader.others.addFile({ share: folder, name: 'Agenda.txt' })
    const next = await look(folder)
    reader.advance(DAY)

    expect(versionsIn(next)).toEqual([
      ['Agenda.txt', 1],
      ['Annex.txt', 1],
      ['Main contract.pdf', 4],
    ])
    expect(next.content.news[0]?.versions[1]?.by).toBe('Priya Nair')
    expect(next.content.news[0]?.versions[1]?.item).toBe(component('Annex.txt'))
    // The folder, the one below that moved, and the three files for their approval requests.
    expect(next.calls).toEqual(['11.11', '11.11', '11.11', '2.1', '9.1', '9.1'])
    expect((await look(folder)).content.hasNews).toBe(false)
  })

  test('tells comments on the files in it, once', async () => {
    const { component } = demoIds(reader.standIn)
    await look(folder)
    reader.advance(DAY)
    reader.others.comment({ share: folder, item: component('Schedule.csv'), text: 'Week 12?' })
    reader.others.comment({ share: folder, item: component('NDA (signed).pdf'), text: 'Thanks!' })
    const { content } = await look(folder)
    reader.advance(DAY)

    expect(content.news[0]?.messages.count).toBe(2)
    expect(content.news[0]?.messages.newest.map(({ text }) => text).sort()).toEqual(['Thanks!', 'Week 12?'])
    expect((await look(folder)).content.hasNews).toBe(false)
  })

  test('is walked page by page while everything on a page is new', async () => {
    await look(folder)
    for (let count = 0; count < 230; count += 1) {
      reader.advance(1_000)
      reader.others.addFile({ share: folder, name: `Scan ${count}.txt` })
    }
    const next = await look(folder)

    expect(versionsIn(next)).toHaveLength(230)
    expect(next.calls.filter((section) => section === '9.1')).toHaveLength(3)
    // Some files of so many are asked for approvals in each of the next looks.
    for (let rest = 230 - 60; rest > 0; rest -= 60) {
      reader.advance(HOUR)
      expect((await look(folder)).content.hasNews).toBe(false)
    }
    expect((await look(folder)).calls).toEqual(['2.1', '9.1'])
  })

  test('is walked whole after a week, for a folder need not move with what is in it', async () => {
    const { component } = demoIds(reader.standIn)
    await look(folder)
    reader.advance(DAY)
    const inside = reader.standIn.store.file(component('Contracts'))
    const before = inside?.lastModified ?? 0
    reader.others.addFile({ share: folder, folder: component('Contracts'), name: 'Annex.txt' })
    if (inside) inside.lastModified = before

    expect(versionsIn(await look(folder))).toEqual([])
    reader.advance(7 * DAY)
    expect(versionsIn(await look(folder))).toEqual([['Annex.txt', 1]])
  })

  test('that holds more than is remembered tells what is new by its date', async () => {
    for (let count = 0; count < 520; count += 1) {
      reader.advance(1_000)
      const item = reader.others.addFile({ share: folder, name: `Scan ${count}.txt` })
      if (count === 0) reader.others.comment({ share: folder, item, text: 'Old' })
    }
    const oldest = demoIds(reader.standIn).component('Read me first.txt')
    await look(folder)
    reader.advance(8 * DAY)
    reader.others.addFile({ share: folder, name: 'Agenda.txt' })
    const { content } = await look(folder)
    reader.advance(DAY)
    reader.others.comment({ share: folder, item: oldest, text: 'Still true?' })
    const next = await look(folder)

    expect(content.news).toMatchObject([{ messages: { count: 0 }, versions: [{ name: 'Agenda.txt' }] }])
    expect(next.content.news).toMatchObject([{ messages: { newest: [{ text: 'Still true?' }] } }])
  })

  test('is walked whole where the upstream does not sort it as it was asked', async () => {
    await look(folder)
    reader.standIn.faults.add({ match: { path: 'orderBy=lastModified' }, status: 400 })
    reader.advance(DAY)
    reader.others.addFile({ share: folder, name: 'Agenda.txt' })
    expect(versionsIn(await look(folder))).toEqual([['Agenda.txt', 1]])
  })
})

describe('a folder of notes', () => {
  test('costs one call while nothing in it moves, and tells which notes changed', async () => {
    const { component } = demoIds(reader.standIn)
    await look(minutes)
    reader.advance(DAY)
    const quiet = await look(minutes)
    reader.others.uploadVersion({ share: minutes, item: component('Minutes 11') })
    const next = await look(minutes)

    expect(quiet.calls).toEqual(['2.1', '5.2'])
    expect(versionsIn(next)).toEqual([['Minutes 11', undefined]])
    expect(next.calls).toEqual(['2.1', '5.2'])
  })
})
