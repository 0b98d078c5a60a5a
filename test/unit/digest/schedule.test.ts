import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isZone, nextDue, parseSchedule } from '../../../lib/digest/schedule.ts'

/** What the clock on the wall of a zone shows at a moment (epoch ms), as `2026-03-29 03:00`. */
function wallOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (at) => format.format(at)
}

/** The dates of a year from this one on that are on these ISO weekdays. */
function datesFrom(first: string, days: number[]): string[] {
  return Array.from({ length: 366 }, (_, day) => new Date(Date.parse(first) + day * 86_400_000))
    .filter((date) => days.includes(date.getUTCDay() || 7))
    .map((date) => date.toISOString().slice(0, 10))
}

/** The next times a schedule comes after a moment, in UTC. */
function next(text: string, zone: string, after: string, count: number): string[] {
  const schedule = parseSchedule(text, zone)
  if (!schedule) throw new Error(`This is no schedule: ${text}`)
  const dues: string[] = []
  for (let at = Date.parse(after); dues.length < count; ) {
    at = nextDue(schedule, at)
    dues.push(new Date(at).toISOString().slice(0, 16))
  }
  return dues
}

describe('what people write', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7]

  test.each([
    ['daily 09:00', everyDay, '09:00'],
    ['Daily 9', everyDay, '09:00'],
    ['  WEEKDAYS   8:30 ', [1, 2, 3, 4, 5], '08:30'],
    ['weekly mon 09:00', [1], '09:00'],
    ['weekly mon,thu 09:00', [1, 4], '09:00'],
    ['weekly Thursday, Monday 23:59', [1, 4], '23:59'],
    ['weekly sun sun tues 0:00', [2, 7], '00:00'],
  ])('%s is understood', (text, days, time) => {
    expect(parseSchedule(text, 'Europe/Berlin')).toEqual({ days, time, zone: 'Europe/Berlin' })
  })

  test.each([
    '25:99',
    'daily',
    'daily 25:99',
    'daily 24:00',
    'daily 9:5',
    'daily 09:00 pm',
    'daily mon 09:00',
    'weekly 09:00',
    'weekly mo 09:00',
    'weekly someday 09:00',
    'monthly 09:00',
    '09:00 daily',
    '',
  ])('%p is not', (text) => {
    expect(parseSchedule(text, 'Europe/Berlin')).toBeUndefined()
  })
})

describe('when it comes next', () => {
  test('it comes later the same day, and strictly after', () => {
    expect(next('daily 09:00', 'UTC', '2026-05-04T08:59', 2)).toEqual([
      '2026-05-04T09:00',
      '2026-05-05T09:00',
    ])
  })

  test('a day of the week is the one where the person is', () => {
    expect(next('weekly mon 09:00', 'Pacific/Auckland', '2026-05-01T00:00', 1)).toEqual(['2026-05-03T21:00'])
  })

  test('it stays at the same time on the wall over both changes of the clock', () => {
    expect(next('daily 09:00', 'Europe/Berlin', '2026-03-28T00:00', 2)).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
    ])
    expect(next('daily 09:00', 'Europe/Berlin', '2026-10-24T00:00', 2)).toEqual([
      '2026-10-24T07:00',
      '2026-10-25T08:00',
    ])
  })

  test('a time that does not exist comes at the moment the clock has jumped', () => {
    expect(next('daily 02:30', 'Europe/Berlin', '2026-03-28T12:00', 2)).toEqual([
      '2026-03-29T01:00', // 03:00 by the wall
      '2026-03-30T00:30',
    ])
  })

  test('a jump over midnight takes nothing away', () => {
    // In Nuuk, 22:59 on Saturday is followed by 00:00 on Sunday.
    expect(next('weekly sat,sun 23:30', 'America/Nuuk', '2026-03-28T12:00', 2)).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ])
  })

  test('a time that comes twice comes once', () => {
    expect(next('daily 02:30', 'Europe/Berlin', '2026-10-24T12:00', 2)).toEqual([
      '2026-10-25T00:30', // the first 02:30
      '2026-10-26T01:30',
    ])
  })

  test('a day that a zone leaves out is left out', () => {
    // Samoa went from 29 to 31 December.
    expect(next('daily 09:00', 'Pacific/Apia', '2011-12-29T12:00', 2)).toEqual([
      '2011-12-29T19:00',
      '2011-12-30T19:00', // 31 December there
    ])
  })

  test('what is no zone counts as UTC', () => {
    expect(next('daily 09:00', 'Mars/Base', '2026-05-04T00:00', 1)).toEqual(['2026-05-04T09:00'])
  })

  test('in any zone, a year from any moment has each chosen day once at that time', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    const day = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2013, 0), max: Date.UTC(2035, 0) }),
        fc.uniqueArray(day, { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (zone, start, days, hour, minute) => {
          const schedule = parseSchedule(
            `weekly ${days.join()} ${hour}:${String(minute).padStart(2, '0')}`,
            zone,
          )
          if (!schedule) throw new Error('This is a schedule.')
          const wall = wallOf(zone)
          const comesFor = (due: number, moment: string) =>
            wall(due) === moment || (wall(due - 1) < moment && moment < wall(due)) // or the clock jumped over it
          const today = wall(start).slice(0, 10)
          const moments = datesFrom(today, schedule.days).map((date) => `${date} ${schedule.time}`)

          let due = nextDue(schedule, start)
          // Today's may be over.
          if (moments[0]?.startsWith(today) && !comesFor(due, moments[0])) moments.shift()
          for (const moment of moments) {
            expect({ zone, moment, due, comes: comesFor(due, moment) }).toMatchObject({ comes: true })
            const later = nextDue(schedule, due)
            expect(later).toBeGreaterThan(due)
            due = later
          }
        },
      ),
    )
  })
})

describe('time zones', () => {
  test.each(['UTC', 'Europe/Berlin', 'Asia/Calcutta'])('%s is one', (zone) => {
    expect(isZone(zone)).toBe(true)
  })

  test.each(['', 'Mars/Base', 'Europe', 'null'])('%p is none', (zone) => {
    expect(isZone(zone)).toBe(false)
  })
})
