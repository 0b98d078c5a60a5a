import * as z from 'zod'
import { json } from './answers.ts'
import { DateTime } from './dates.ts'
import { operation } from './operation.ts'
import { ContextKey, optional, Person, Tags, User } from './shapes.ts'

const TimeTracker = z.object({
  trackingStartDate: optional(DateTime),
  /** In ms. */
  timeTracked: optional(z.number()),
})

const Task = z.object({
  id: z.number(),
  contextKey: optional(ContextKey),
  sharing: optional(z.string()),
  memberPermission: optional(z.number()),
  attachmentCount: optional(z.number()),
  commentCount: optional(z.number()),
  name: optional(z.string()),
  friendlyName: z.string(),
  /** Such as WAITING; the reference does not list the others. */
  status: optional(z.string()),
  /** Such as MEDIUM; the reference does not list the others. */
  priority: optional(z.string()),
  /** Percent. */
  progress: optional(z.number()),
  author: optional(User),
  dueDate: optional(DateTime),
  tags: Tags,
  description: optional(z.string()),
  dateCreated: optional(DateTime),
  dateReminder: optional(DateTime),
  /** An RRULE (RFC 5545 §3.3.10) without the name in front. */
  recurrence: optional(z.string()),
  assignees: optional(z.array(Person)),
  numberOfSubTasks: optional(z.number()),
  lastModified: optional(DateTime),
  timeTracker: optional(TimeTracker),
  dateCompleted: optional(DateTime),
})
export type Task = z.output<typeof Task>

export const getTask = operation('6.1 GET /v3/shares/{shareToken}/tasks', json(200, Task))
