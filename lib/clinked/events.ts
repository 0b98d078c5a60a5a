import * as z from 'zod'
import { json } from './answers.ts'
import { EventDate, OptionalDate } from './dates.ts'
import { operation } from './operation.ts'
import { OptionalFlag, OptionalNumber, OptionalText, optional, Person, Tags, User } from './shapes.ts'

const Event = z
  .object({
    attachmentCount: OptionalNumber,
    commentCount: OptionalNumber,
    friendlyName: z.string(),
    startDate: EventDate,
    endDate: EventDate,
    allDay: OptionalFlag,
    location: OptionalText,
    tags: Tags,
    dateReminder: OptionalDate,
    /** An RRULE (RFC 5545 §3.3.10) without the name in front: `FREQ=WEEKLY;WKST=MO;BYDAY=FR`. */
    recurrence: OptionalText,
    dateEndRecurrence: OptionalDate,
    description: OptionalText,
    assignees: optional(z.array(Person)),
    author: optional(User),
    lastModified: OptionalDate,
  })
  .transform(({ startDate, endDate, ...event }) => ({
    ...event,
    startDate: startDate.time,
    endDate: endDate.time,
    /** For an all-day event, `YYYY-MM-DD`: its day in its own zone, which `startDate` alone does not tell. */
    startDay: startDate.day,
    /** The time zone in which it comes again, by IANA's name or as `+01:00`; whether there is such a zone is not checked. */
    startZone: startDate.zone,
    endDay: endDate.day,
  }))
export type Event = z.output<typeof Event>

export const getEvent = operation('4.1 GET /v3/shares/{shareToken}/events', json(200, Event))
