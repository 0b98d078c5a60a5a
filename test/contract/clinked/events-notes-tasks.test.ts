import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Api, sample, sampleWith, sessionOf, startApi } from './api.ts'

const shareToken = '49ace81e-3361-46d1-8b88-c2f6cc736592'
const newYear2018 = Date.UTC(2018, 0, 1)
const explore = { friendlyName: 'Explore Clinked' }

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

describe('An event', () => {
  test('is one object, its dates read from Java’s form (4.1)', async () => {
    api.answers(sample('4.1-single-event'))
    expect(await api.clinked.events.get(sessionOf(), { shareToken })).toMatchObject({
      friendlyName: 'Meeting with a client',
      startDate: Date.UTC(2018, 0, 5, 14),
      endDate: Date.UTC(2018, 0, 5, 15),
      allDay: false,
      location: 'London',
      tags: ['tag1', 'tag2'],
      dateReminder: Date.UTC(2017, 11, 31, 8),
      recurrence: 'FREQ=WEEKLY;WKST=MO;BYDAY=FR',
      dateEndRecurrence: Date.UTC(2024, 4, 3, 7, 32, 38, 95),
      description: "Let's do this every friday",
      author: { name: 'Jack Bauer' },
    })
  })

  test('that lasts all day keeps its day, whatever zone it was written in', async () => {
    const dates = {
      allDay: true,
      startDate: '2024-05-03T00:00+02:00[Europe/Berlin]',
      endDate: '2024-05-04T00:00+02:00[Europe/Berlin]',
    }
    api.answers(sampleWith('4.1-single-event', dates))
    expect(await api.clinked.events.get(sessionOf(), { shareToken })).toMatchObject({
      startDate: Date.UTC(2024, 4, 2, 22),
      startDay: '2024-05-03',
      endDay: '2024-05-04',
    })
  })

  test('has the zone that it was written in, by its name or its distance from UTC', async () => {
    const zones: string[] = []
    for (const zone of ['Z', 'Z[UTC]', '+02:00[Europe/Berlin]', '-03:30']) {
      api.answers(sampleWith('4.1-single-event', { startDate: `2024-05-03T09:00${zone}` }))
      zones.push((await api.clinked.events.get(sessionOf(), { shareToken })).startZone)
    }
    expect(zones).toEqual(['UTC', 'UTC', 'Europe/Berlin', '-03:30'])
  })

  test('may name who is invited', async () => {
    api.answers(
      sampleWith('4.1-single-event', { assignees: [{ id: 2, name: 'Chloe', email: 'c@example.com' }] }),
    )
    const { assignees } = await api.clinked.events.get(sessionOf(), { shareToken })
    expect(assignees).toEqual([{ name: 'Chloe' }])
  })

  test('whose date cannot be read is malformed', async () => {
    api.answers(sampleWith('4.1-single-event', { startDate: 'next Friday' }))
    const failure = await failureOf(api.clinked.events.get(sessionOf(), { shareToken }))
    expect(failure.message).toBe('4.1 GET /v3/shares/{shareToken}/events: startDate: not a date')
  })
})

describe('A note', () => {
  test('is read without its creator’s personal data (5.1)', async () => {
    api.answers(sample('5.1-single-note'))
    expect(await api.clinked.notes.get(sessionOf(), { shareToken })).toEqual({
      id: 1,
      attachmentCount: 0,
      commentCount: 0,
      friendlyName: 'Home Page',
      tags: ['lorem', 'ipsum'],
      content: '',
      lastModified: newYear2018,
      creator: { name: 'Jack Bauer' },
      versions: 0,
      pageType: 'FOLDER',
      group: explore,
    })
  })

  test('in a folder comes in a page, and does not tell its versions (5.2)', async () => {
    api.answers(sample('5.2-note-folder'))
    const page = await api.clinked.notes.listInFolder(sessionOf(), { shareToken, parentId: 1 })
    expect(page).toMatchObject({ currentPage: 1, nextPage: false })
    expect(page.items).toMatchObject([{ id: 1, pageType: 'PAGE', versions: undefined }])
    expect(inspect(page, { depth: null })).not.toMatch(/Pilgrim|123456789|jack\.bauer@/)
  })

  test('in a folder is got by its id (5.3)', async () => {
    api.answers(sample('5.3-note-in-shared-folder'))
    const note = await api.clinked.notes.getInFolder(sessionOf(), { shareToken, note: 1 })
    expect(note).toMatchObject({ pageType: 'PAGE' })
  })

  test('has versions, even of sizes no file has (5.5)', async () => {
    api.answers(sample('5.5-list-versions'))
    const { items } = await api.clinked.notes.listVersions(sessionOf(), { shareToken, page: 1 })
    expect(items.map(({ id, versionNumber }) => [id, versionNumber])).toEqual([
      [31, 1],
      [32, 2],
      [33, 3],
    ])
    expect(items[0]).toMatchObject({ lastModified: 1714721563317, size: Number('2461863383669602304') })
  })

  test('gives the bytes of a version, and their name with its space (5.6)', async () => {
    api.answers(sample('5.6-download-version'))
    const { body, ...file } = await api.clinked.notes.downloadVersion(sessionOf(), {
      shareToken,
      versionNumber: 1,
    })
    expect(file).toEqual({ contentType: 'application/pdf', contentLength: 5, filename: 'File Example.pdf' })
    expect(Buffer.concat(await body.toArray()).toString()).toBe('hello')
  })
})

describe('A task', () => {
  test('has its dates in two forms (6.1)', async () => {
    api.answers(sample('6.1-single-task'))
    expect(await api.clinked.tasks.get(sessionOf(), { shareToken })).toMatchObject({
      friendlyName: 'Deploy update',
      status: 'WAITING',
      priority: 'MEDIUM',
      progress: 0,
      author: { name: 'Jack Bauer' },
      dueDate: Date.UTC(2022, 7, 25, 11, 56, 54),
      dateReminder: Date.UTC(2017, 11, 31, 8),
      dateCompleted: newYear2018 + 10_000,
      recurrence: undefined,
      assignees: undefined,
      numberOfSubTasks: 0,
      timeTracker: { trackingStartDate: newYear2018, timeTracked: 948_480 },
    })
  })

  test('may have a status nobody foresaw', async () => {
    api.answers(sampleWith('6.1-single-task', { status: 'ON_HOLD' }))
    expect((await api.clinked.tasks.get(sessionOf(), { shareToken })).status).toBe('ON_HOLD')
  })
})
