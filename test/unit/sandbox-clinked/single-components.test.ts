import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { zonedDateTime } from '../../../infra/sandbox/clinked/dates.ts'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { demoIds, type Guest, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let anna: Guest
beforeAll(async () => {
  running = await runStandIn()
  anna = await running.guest(tokens.anna.designPrinciples)
})
afterAll(() => running.stop())

describe('dates of events and tasks', () => {
  test.each([
    ['2018-01-05T14:00:00.000Z', '2018-01-05T14:00Z[UTC]'],
    ['2022-08-25T11:56:54.000Z', '2022-08-25T11:56:54Z[UTC]'],
    ['2024-05-03T07:32:38.095Z', '2024-05-03T07:32:38.095Z[UTC]'],
    ['2024-05-03T07:32:00.500Z', '2024-05-03T07:32:00.500Z[UTC]'],
  ])('%s is written as Java does: %s', (iso, expected) => {
    expect(zonedDateTime(Date.parse(iso))).toBe(expected)
  })

  test('an event of several whole days', async () => {
    expect(await anna.json(`/v3/shares/${tokens.anna.siteVisit}/events`)).toMatchObject({
      allDay: true,
      startDate: '2026-10-19T00:00Z[UTC]',
      endDate: '2026-10-21T23:59:59Z[UTC]',
      recurrence: null,
    })
  })

  test('a weekly event, whose rule has no prefix', async () => {
    const event = await anna.json(`/v3/shares/${tokens.anna.weeklyCall}/events`)
    expect(event).toMatchObject({
      startDate: '2026-10-13T09:00Z[UTC]',
      recurrence: 'FREQ=WEEKLY;WKST=MO;BYDAY=TU',
      dateEndRecurrence: expect.stringMatching(/\.095Z\[UTC\]$/),
      dateReminder: null,
    })
    expect(event).not.toHaveProperty('assignees')
  })

  test('a task', async () => {
    expect(await anna.json(`/v3/shares/${tokens.anna.fireSafety}/tasks`)).toMatchObject({
      dueDate: '2026-10-09T11:56:54Z[UTC]',
      dateReminder: '2026-10-08T08:00Z[UTC]',
      dateCompleted: null,
    })
  })
})

describe('a note', () => {
  const note = (rest = '') => `/v3/shares/${tokens.anna.designPrinciples}/notes${rest}`

  test('is shared by nobody in particular, and carries the whole profile of who wrote it', async () => {
    expect(await anna.json(`/v3/shares/${tokens.anna.designPrinciples}`)).toMatchObject({ user: null })
    expect(await anna.json(note())).toMatchObject({
      creator: { email: 'maria@meridian.example', telephone: '+31 10 555 0101' },
      content: expect.stringContaining('<table>'),
      versions: 2,
      commentCount: 2,
      attachmentCount: 1,
    })
  })

  test('has versions by their number, in which a plus stands for a space in the name', async () => {
    const version = await anna.fetch(note('/versions/1'))
    expect(version.headers.get('Content-Disposition')).toBe('attachment; filename="Design+principles.pdf"')
    expect(await version.text()).toContain('Draft')
    expect((await anna.fetch(note('/versions/3'))).status).toBe(404)
  })

  test('has attachments that can be filtered', async () => {
    const id = demoIds(running.standIn).component('Design principles')
    const path = `/v3/shares/${tokens.anna.designPrinciples}/context/page_${id}/attachments`
    expect(await anna.json(`${path}?name=workshop&mimeTypes=text/plain`)).toMatchObject({ totalResults: 1 })
    expect(await anna.json(`${path}?mimeTypes=image/png`)).toMatchObject({ totalResults: 0, items: [] })
  })

  test('in a folder is listed without counts, and its versions are null', async () => {
    const folder = demoIds(running.standIn).component('Minutes')
    const page = await anna.json<{ items: object[] }>(
      `/v3/shares/${tokens.anna.minutes}/notes?parentId=${folder}`,
    )
    expect(page.items).toHaveLength(3)
    expect(page.items[0]).toMatchObject({ versions: null, pageType: 'PAGE' })
    expect(page.items[0]).not.toHaveProperty('commentCount')
  })

  test('outside the folder is not found', async () => {
    const other = demoIds(running.standIn).component('Design principles')
    expect((await anna.fetch(`/v3/shares/${tokens.anna.minutes}/notes/${other}`)).status).toBe(404)
    expect((await anna.fetch(note(`?parentId=${other}`))).status).toBe(404)
  })
})
