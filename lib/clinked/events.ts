import * as z from 'zod'
import { json } from './answers.ts'
import { DateTime, EventDate } from './dates.ts'
import { operation } from './operation.ts'
import { ContextKey, optional, Person, Tags, User } from './shapes.ts'

const Event = z
  .object({
    id: z.number(),
    contextKey: optional(ContextKey),
    sharing: optional(z.string()),
    memberPermission: optional(z.number()),
    attachmentCount: optional(z.number()),
    commentCount: optional(z.number()),
    name: optional(z.string()),
    friendlyName: z.string(),
    startDate: EventDate,
    endDate: EventDate,
    allDay: optional(z.boolean()),
    location: optional(z.string()),
    tags: Tags,
    dateReminder: optional(DateTime),
    /** An RRULE (RFC 5545 §3.3.10) without the name in front: `FREQ=WEEKLY;WKST=MO;BYDAY=FR`. */
    recurrence: optional(z.string()),
    dateEndRecurrence: optional(DateTime),
    description: optional(z.string()),
    assignees: optional(z.array(Person)),
    disableMaybe: optional(z.boolean()),
    author: optional(User),
    lastModified: optional(DateTime),
    /** Such as `#212121`. */
    color: optional(z.string()),
  })
  .transform(({ startDate, endDate, ...event }) => ({
    ...event,
    startDate: startDate.time,
    endDate: endDate.time,
    /** For an all-day event, `YYYY-MM-DD`: its day in its own zone, which `startDate` alone does not tell. */
    startDay: startDate.day,
    endDay: endDate.day,
  }))
export type Event = z.output<typeof Event>

export const getEvent = operation('4.1 GET /v3/shares/{shareToken}/events', json(200, Event))
