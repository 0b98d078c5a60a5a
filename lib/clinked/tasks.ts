import * as z from 'zod'
import { json } from './answers.ts'
import { OptionalDate } from './dates.ts'
import { operation } from './operation.ts'
import { OptionalNumber, OptionalText, optional, Person, Tags, User } from './shapes.ts'

const TimeTracker = z.object({
  trackingStartDate: OptionalDate,
  /** In ms. */
  timeTracked: OptionalNumber,
})

const Task = z.object({
  attachmentCount: OptionalNumber,
  commentCount: OptionalNumber,
  friendlyName: z.string(),
  /** Such as WAITING; the reference does not list the others. */
  status: OptionalText,
  /** Such as MEDIUM; the reference does not list the others. */
  priority: OptionalText,
  /** Percent. */
  progress: OptionalNumber,
  author: optional(User),
  dueDate: OptionalDate,
  tags: Tags,
  description: OptionalText,
  dateReminder: OptionalDate,
  /** An RRULE (RFC 5545 §3.3.10) without the name in front. */
  recurrence: OptionalText,
  assignees: optional(z.array(Person)),
  numberOfSubTasks: OptionalNumber,
  lastModified: OptionalDate,
  timeTracker: optional(TimeTracker),
  dateCompleted: OptionalDate,
})
export type Task = z.output<typeof Task>

export const getTask = operation('6.1 GET /v3/shares/{shareToken}/tasks', json(200, Task))
