import { describe, expect, test } from '@jest/globals'
import { formatSlackDate, fromWallClock, toWallClock } from '../../../infra/sandbox/page/blocks/dates.ts'

const seconds = (iso: string) => Date.parse(iso) / 1000
const now = Date.parse('2026-11-23T09:00:00Z')
const draw = (at: string, format: string, zone = 'Europe/Berlin') =>
  formatSlackDate(seconds(at), format, 'fallback', zone, now)

describe('date tokens', () => {
  test.each([
    ['{date_num}', '2024-02-03'],
    ['{date_slash}', '02/03/2024'],
    ['{date}', 'February 3rd, 2024'],
    ['{date_short}', 'Feb 3, 2024'],
    ['{date_long}', 'Saturday, February 3rd, 2024'],
    ['{date_long_full}', 'February 3, 2024'],
    ['{date_pretty}', 'February 3rd, 2024'],
    ['{day_divider_pretty}', 'Saturday, February 3rd, 2024'],
    ['{time}', '2:05 PM'],
    ['{time_secs}', '2:05:09 PM'],
    ['{ago}', '2 years ago'],
  ])('%s', (token, text) => {
    expect(draw('2024-02-03T13:05:09Z', token)).toBe(text)
  })

  test('the year is left out within six months', () => {
    expect(draw('2026-10-21T12:00:00Z', '{date}')).toBe('October 21st')
    expect(draw('2026-10-11T12:00:00Z', '{date}')).toBe('October 11th')
  })

  test('the days around today have names, by the reader’s calendar', () => {
    expect(draw('2026-11-22T12:00:00Z', 'due {date_pretty}')).toBe('due yesterday')
    expect(draw('2026-11-24T12:00:00Z', '{date_short_pretty}')).toBe('Tomorrow')
    expect(draw('2026-11-22T23:30:00Z', '{date_long_pretty}')).toBe('Today')
    expect(draw('2026-11-22T23:30:00Z', '{date_long_pretty}', 'America/New_York')).toBe('Yesterday')
  })

  test('what cannot be drawn is the fallback', () => {
    expect(draw('2026-11-22T12:00:00Z', '{moon_phase}')).toBe('fallback')
    expect(formatSlackDate(Number.NaN, '{date}', 'fallback', 'Europe/Berlin', now)).toBe('fallback')
  })
})

describe('the wall clock of a zone', () => {
  test.each([
    ['2026-01-15T08:30:00Z', 'Europe/Berlin', '2026-01-15T09:30'],
    ['2026-07-15T08:30:00Z', 'Europe/Berlin', '2026-07-15T10:30'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29T01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00'],
    ['2026-11-22T03:00:00Z', 'America/New_York', '2026-11-21T22:00'],
    ['2026-11-22T00:00:00Z', 'UTC', '2026-11-22T00:00'],
  ])('%s in %s is %s, and back', (at, zone, wallClock) => {
    expect(toWallClock(seconds(at), zone)).toBe(wallClock)
    expect(fromWallClock(wallClock, zone)).toBe(seconds(at))
  })
})
