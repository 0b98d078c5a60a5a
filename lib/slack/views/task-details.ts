import type { KnownBlock } from '@slack/types'
import type { TaskDetail } from '../../shares/read-share.ts'
import { distance, duration } from './due.ts'
import { code, fact, factBlocks, people, tagsFact } from './facts.ts'
import { outsideText } from './parts.ts'
import { recurrence } from './recurrence.ts'
import { day, join, type Mrkdwn, mrkdwn, name, time } from './text.ts'

export function taskBlocks({ task, now }: TaskDetail): KnownBlock[] {
  const { dateCompleted, dateReminder, description, dueDate, numberOfSubTasks, progress, timeTracker } = task
  const facts = [
    fact('Status', task.status && code(task.status)),
    fact('Priority', task.priority && priority(task.priority)),
    fact('Progress', progress === undefined ? undefined : progressBar(progress)),
    fact(
      'Due',
      dueDate === undefined ? undefined : due(dueDate, dateCompleted === undefined ? now : undefined),
    ),
    fact('Done', dateCompleted === undefined ? undefined : time(dateCompleted)),
    fact('Assigned to', people(task.assignees)),
    fact('Sub-tasks', numberOfSubTasks ? mrkdwn`${numberOfSubTasks}` : undefined),
    fact('Time spent', timeTracker && timeSpent(timeTracker)),
    fact('Repeats', task.recurrence && recurrence(task.recurrence)),
    fact('Reminder', dateReminder === undefined ? undefined : time(dateReminder)),
    fact('By', task.author && name(task.author.name, 80)),
    tagsFact(task.tags),
  ]
  return [...factBlocks(facts), ...(description ? [outsideText(description)] : [])]
}

/** Those that the reference's sample and the usual ones beside it have a mark; others are shown as they come. */
const MARK: Record<string, Mrkdwn> = {
  URGENT: mrkdwn`:bangbang:`,
  HIGH: mrkdwn`:small_red_triangle:`,
  LOW: mrkdwn`:small_red_triangle_down:`,
}

function priority(constant: string): Mrkdwn {
  return join([Object.hasOwn(MARK, constant) ? MARK[constant] : undefined, code(constant)], ' ')
}

/** @param now nothing where the task is done: then it is not late any more. */
function due(dueDate: number, now: number | undefined): Mrkdwn {
  return now === undefined ? time(dueDate) : join([time(dueDate), distance(dueDate, now)], ' · ')
}

const STEPS = 10

/** @param percent shown as it comes; the bar stays within its ends. */
function progressBar(percent: number): Mrkdwn {
  const full = Math.min(STEPS, Math.max(0, Math.floor((percent / 100) * STEPS)))
  return mrkdwn`${name(`${'▓'.repeat(full)}${'░'.repeat(STEPS - full)}`)} ${percent} %`
}

function timeSpent({
  timeTracked,
  trackingStartDate,
}: NonNullable<TaskDetail['task']['timeTracker']>): Mrkdwn {
  return join(
    [
      timeTracked === undefined ? undefined : duration(timeTracked),
      trackingStartDate === undefined ? undefined : mrkdwn`since ${day(trackingStartDate)}`,
    ],
    ' ',
  )
}
