import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { CalendarEvent } from '../../infra/sandbox/clinked/model.ts'
import { ANNA, connect, tokens } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, open, nextTry, connectAndOpen, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.facade)
})
afterAll(() => stack.stop())

function eventOf(token: string): CalendarEvent {
  const share = stack.clinked.store.shares.find(({ tokenKey }) => tokenKey === token)
  if (share?.component.kind !== 'event') throw new Error('The demo has no such event.')
  return share.component
}

/** The text of the newest file that the app has put into Slack, with folded lines made whole (RFC 5545 §3.1). */
function newestFile(): { name: string; text: string } {
  const file = [...stack.slack.store.files.values()].at(-1)
  if (!file) throw new Error('The app has put no file into Slack.')
  const text = new TextDecoder().decode(file.bytes)
  return { name: file.object.name, text: text.replaceAll('\r\n ', '') }
}

async function addToCalendar(name: string): Promise<{ name: string; text: string }> {
  await open(name)
  await press('add_to_calendar')
  return newestFile()
}

/** `20261124T090000Z` */
const inCalendar = (ms: number) => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '')

const slackDate = (ms: number) => `<!date^${ms / 1000}^`

test('an event of whole days is on the same days for everybody', async () => {
  await open('Site visit')
  expect(shown()).toContain('*When*\n7 December 2026 – 9 December 2026, all day')
  expect(shown()).toContain('*Where*\nLloydstraat 5, Rotterdam')
  expect(shown()).toMatch(/\*Reminder\*\n<!date\^/)
})

test('an event that repeats says so in words, its times in the reader’s own zone', async () => {
  const { startDate, endDate, dateEndRecurrence } = eventOf(tokens.anna.weeklyCall)
  await open('Project call')
  expect(shown()).toContain(`*When*\n${slackDate(startDate)}{date_short_pretty} at {time}|`)
  expect(shown()).toContain(` – ${slackDate(endDate)}{time}|`)
  const until = Math.floor((dateEndRecurrence ?? 0) / 1000)
  expect(shown()).toContain(`*Repeats*\nevery week on Tuesday until <!date^${until}^`)
})

test('a rule that cannot be said whole is shown as it stands', async () => {
  eventOf(tokens.anna.weeklyCall).recurrence = 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1'
  await open('Project call')
  expect(shown()).toContain('*Repeats*\nFREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1')
})

test('Add to calendar puts a calendar file into one’s messages, and says where it is', async () => {
  const { startDate, dateEndRecurrence } = eventOf(tokens.anna.weeklyCall)
  const { name, text } = await addToCalendar('Project call')
  expect(name).toBe('Project call.ics')
  expect(text).toContain('SUMMARY:Project call')
  expect(text).toContain(`RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=TU;UNTIL=${inCalendar(dateEndRecurrence ?? 0)}`)
  expect(text).toContain(`DTSTART:${inCalendar(startDate)}`)
  expect(text).toContain('LOCATION:Online')
  expect(shown()).toContain('The calendar file is in your <https://slack.com/app_redirect')
  expect(shown()).toContain('*Project call*')
})

test('a calendar file has the last day of an all-day event, and its reminder', async () => {
  const { text } = await addToCalendar('Site visit')
  expect(text).toContain('DTSTART;VALUE=DATE:20261207')
  expect(text).toContain('DTEND;VALUE=DATE:20261210')
  expect(text).toContain('TRIGGER:-PT16H')
  expect(text).not.toContain('RRULE')
})

test('nothing that somebody wrote gets out of its line in a calendar file', async () => {
  const event = eventOf(tokens.anna.siteVisit)
  event.description = 'one\r\nATTENDEE:mailto:x@example.com\rBEGIN:VALARM\u2028; two, three'
  event.location = 'Here\nURL:http://example.com'
  event.recurrence = 'FREQ=DAILY\r\nATTACH:http://example.com'
  const { text } = await addToCalendar('Site visit')
  const lines = text.split('\r\n')
  expect(lines.filter((line) => /^(ATTENDEE|URL|ATTACH|RRULE)/.test(line))).toEqual([])
  expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(1)
  expect(text).not.toMatch(/[^\r]\n|\r[^\n]/)
})

test('the calendar file is sent once, though its job comes twice', async () => {
  await open('Site visit')
  stack.slack.store.faults.add({ method: 'chat.delete', status: 503 })
  await press('add_to_calendar')
  await nextTry()
  expect(shown()).toContain('The calendar file is in your')
  expect(stack.slack.store.files.size).toBe(1)
})

test('a task shows how far it is, when it is due and how much time went into it', async () => {
  await open('fire safety')
  expect(shown()).toContain('*Status*\nIn progress')
  expect(shown()).toContain('*Priority*\n:small_red_triangle: High')
  expect(shown()).toContain('*Progress*\n▓▓▓▓▓▓░░░░ 60 %')
  expect(shown()).toMatch(/\*Due\*\n<!date\^\d+\^[^>]+> · in 4 days/)
  expect(shown()).toContain('*Time spent*\n3 h 20 min')
  expect(shown()).toContain('*Sub-tasks*\n2')
  expect(shown()).toContain('*Assigned to*\nTomás Ferreira, Maria Lindqvist')
  expect(shown()).toMatch(/\*Reminder\*\n<!date\^/)
})

test('a task that is not done in time says how late it is', async () => {
  stack.clock.advance(7 * 86_400_000)
  await connect(stack, ANNA, tokens.anna.facade)
  const share = stack.clinked.store.shares.find(({ tokenKey }) => tokenKey === tokens.anna.fireSafety)
  if (share) share.dateExpire = null
  await connectAndOpen(tokens.anna.facade, 'fire safety')
  expect(shown()).toContain(':red_circle: 2 days late')
})
