import { describe, expect, test } from '@jest/globals'
import type { Event } from '../../../lib/clinked/events.ts'
import type { Task } from '../../../lib/clinked/tasks.ts'
import { deadlinesOf } from '../../../lib/digest/deadlines.ts'
import type { ShareMemory } from '../../../lib/digest/snapshot.ts'
import type { Share } from '../../../lib/shares/share.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Tuesday, 08:30. */
const NOW = Date.UTC(2026, 9, 6, 8, 30)

const share = (dateExpire?: number) => ({ id: 'a', name: 'A share', dateExpire }) as Share

function eventAt(startDate: number, changes: Partial<Event> = {}): Event {
  const day = new Date(startDate).toISOString().slice(0, 10)
  const about = { id: 1, friendlyName: 'Call', tags: [], endDate: startDate + HOUR }
  return { ...about, startDate, startDay: day, startZone: 'UTC', endDay: day, ...changes }
}

const taskDue = (dueDate: number, dateCompleted?: number) => ({ dueDate, dateCompleted }) as Task

/** What is told of something at one look after the other, each so many days later than now. */
function told(about: { share?: Share; task?: Task; event?: Event }, days: number[]) {
  let announced: ShareMemory['announced']
  return days.map((day) => {
    const found = deadlinesOf(about.share ?? share(), about, announced, NOW + day * DAY)
    announced = JSON.parse(JSON.stringify(found.announced))
    const [deadline] = found.deadlines
    return [deadline && (deadline.at - NOW) / DAY, found.hasNews]
  })
}

describe('what lapses or is due', () => {
  test('is shown from 7 days before, and is news then and on the last day', () => {
    const expected = [
      [undefined, false],
      [8, true],
      [8, false],
      [8, false],
      [8, true],
      [undefined, false],
    ]
    expect(told({ share: share(NOW + 8 * DAY) }, [0.5, 1, 2, 6.9, 7.2, 8])).toEqual(expected)
    expect(told({ event: eventAt(NOW + 8 * DAY) }, [0.5, 1, 2, 6.9, 7.2, 8])).toEqual(expected)
    expect(told({ task: taskDue(NOW + 8 * DAY) }, [0.5, 1, 2, 6.9, 7.2])).toEqual(expected.slice(0, -1))
  })

  test('is news once where it is first seen on its last day', () => {
    expect(told({ share: share(NOW + HOUR) }, [0, 0.01])).toEqual([
      [1 / 24, true],
      [1 / 24, false],
    ])
  })

  test('is news again where it was put off', () => {
    const first = deadlinesOf(share(), { task: taskDue(NOW + 2 * DAY) }, undefined, NOW)
    const later = deadlinesOf(share(), { task: taskDue(NOW + 5 * DAY) }, first.announced, NOW + DAY)
    expect(later.hasNews).toBe(true)
  })

  test('is a task that is overdue for as long as it is not done', () => {
    expect(told({ task: taskDue(NOW - 30 * DAY) }, [0, 1, 90])).toEqual([
      [-30, true],
      [-30, false],
      [-30, false],
    ])
    expect(told({ task: taskDue(NOW + DAY, NOW - DAY) }, [0])).toEqual([[undefined, false]])
  })

  test('is an event of a whole day until the day is over', () => {
    const midnight = Date.UTC(2026, 9, 7)
    const event = eventAt(midnight, { allDay: true })
    const shown = (at: number) => deadlinesOf(share(), { event }, undefined, at).deadlines
    expect(shown(midnight + 9 * HOUR)).toMatchObject([{ kind: 'event', at: midnight, allDay: true }])
    expect(shown(midnight + DAY)).toEqual([])
  })

  test('is in a share that lapses and in the task it is of', () => {
    const { deadlines } = deadlinesOf(share(NOW + DAY), { task: taskDue(NOW + 2 * DAY) }, undefined, NOW)
    expect(deadlines.map(({ kind }) => kind)).toEqual(['lapses', 'task'])
  })
})

describe('an event that comes again', () => {
  const past = Date.UTC(2024, 0, 2, 9)
  const next = (recurrence: string, changes: Partial<Event> = {}, at = NOW) =>
    deadlinesOf(share(), { event: eventAt(past, { recurrence, ...changes }) }, undefined, at).deadlines[0]?.at

  test('is shown when it comes next', () => {
    expect(next('FREQ=WEEKLY;WKST=MO;BYDAY=FR')).toBe(Date.UTC(2026, 9, 9, 9))
    expect(next('FREQ=DAILY')).toBe(Date.UTC(2026, 9, 6, 9))
    expect(next('FREQ=MONTHLY;BYMONTHDAY=8')).toBe(Date.UTC(2026, 9, 8, 9))
    expect(next('FREQ=MONTHLY;BYDAY=+2WE')).toBeUndefined()
    expect(next('FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=12')).toBe(Date.UTC(2026, 9, 12, 9))
  })

  test('ends with its count, its own end, or the end told beside it', () => {
    expect(next('FREQ=WEEKLY;BYDAY=FR;COUNT=3')).toBeUndefined()
    expect(next('FREQ=WEEKLY;BYDAY=FR;UNTIL=20261001T000000Z')).toBeUndefined()
    expect(next('FREQ=WEEKLY;BYDAY=FR', { dateEndRecurrence: NOW })).toBeUndefined()
    expect(next('FREQ=WEEKLY;BYDAY=FR;', { dateEndRecurrence: NOW + 30 * DAY })).toBe(Date.UTC(2026, 9, 9, 9))
  })

  test('of a whole day is on its day, in whatever zone it was made', () => {
    const days = { allDay: true, startDay: '2024-01-02', startDate: Date.UTC(2024, 0, 1, 23) }
    expect(next('FREQ=WEEKLY;BYDAY=TU', days)).toBe(Date.UTC(2026, 9, 6))
  })

  test('is at its hour by the clock of its own zone, in winter as in summer', () => {
    const berlin = { startZone: 'Europe/Berlin', startDate: Date.UTC(2024, 6, 1, 7) }
    const monday = { ...berlin, recurrence: 'FREQ=WEEKLY;BYDAY=MO' }
    expect(next('', monday)).toBe(Date.UTC(2026, 9, 12, 7))
    expect(next('', monday, Date.UTC(2026, 10, 3))).toBe(Date.UTC(2026, 10, 9, 8))
  })

  test('is on its weekday in its own zone, where in UTC it is the day before', () => {
    const berlin = { startZone: 'Europe/Berlin', startDate: Date.UTC(2024, 6, 7, 22, 30) }
    expect(next('', { ...berlin, recurrence: 'FREQ=WEEKLY;BYDAY=MO' })).toBe(Date.UTC(2026, 9, 11, 22, 30))
  })

  test('counts days by the clock of its own zone, also where the clock is changed between them', () => {
    const berlin = {
      startZone: 'Europe/Berlin',
      startDate: Date.UTC(2024, 6, 1, 7),
      recurrence: 'FREQ=WEEKLY',
    }
    const week = deadlinesOf(share(), { event: eventAt(past, berlin) }, undefined, Date.UTC(2026, 9, 20))
    expect(week).toMatchObject({ deadlines: [{ at: Date.UTC(2026, 9, 26, 8) }], hasNews: false })
  })

  test('ends by the clock of its own zone where its end names none', () => {
    const berlin = { startZone: 'Europe/Berlin', startDate: Date.UTC(2024, 6, 1, 7) }
    const until = (end: string) => next('', { ...berlin, recurrence: `FREQ=DAILY;UNTIL=${end}` })
    const today = Date.UTC(2026, 9, 7, 7)
    expect([until('20261007T090000'), until('20261007T070000Z')]).toEqual([today, today])
    expect([until('20261007T080000'), until('20261007T060000Z')]).toEqual([undefined, undefined])
  })

  test('is reckoned in UTC where its zone is one that nobody knows', () => {
    const changes = { startZone: 'Atlantis', recurrence: 'FREQ=WEEKLY;BYDAY=FR' }
    expect(next('', changes)).toBe(Date.UTC(2026, 9, 9, 9))
  })

  test('is no news for coming as often as it is announced', () => {
    const daily = told({ event: eventAt(past, { recurrence: 'FREQ=DAILY' }) }, [0, 1, 2])
    const weekly = told({ event: eventAt(past, { recurrence: 'FREQ=WEEKLY' }) }, [0, 1, 6, 7, 7.1, 13, 14])
    expect(daily.map(([, isNews]) => isNews)).toEqual([false, false, false])
    // On the day before each of them, and not a week before.
    expect(weekly.map(([, isNews]) => isNews)).toEqual([true, false, false, true, false, false, true])
  })

  test.each([
    'FREQ=SECONDLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=x',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYSETPOS=5',
    'FREQ=MONTHLY;FREQ=DAILY;BYMONTHDAY=30',
    'FREQ=DAILY;BYSETPOS=2;BYDAY=MO',
    'FREQ=WEEKLY;BYSETPOS=5;BYDAY=MO',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=DAILY;INTERVAL=2;BYMONTHDAY=31',
    'every Friday',
    'BYDAY=FR',
  ])('takes place once where its rule cannot be read: %s', (recurrence) => {
    expect(next(recurrence)).toBeUndefined()
    expect(next(recurrence, {}, past - HOUR)).toBe(past)
  })
})
