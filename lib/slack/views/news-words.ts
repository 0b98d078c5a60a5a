import type { Change } from '../../digest/content.ts'
import type { Share } from '../../shares/share.ts'
import { code } from './facts.ts'
import { calendarDay, type Mrkdwn, mrkdwn, name, time } from './text.ts'

/** The words for what is new, the same in digests and in channels. */

/** "3 new replies"; undefined where there are none. */
export function counted(count: number, one: Mrkdwn, several: Mrkdwn): Mrkdwn | undefined {
  if (count === 0) return undefined
  return count === 1 ? mrkdwn`1 ${one}` : mrkdwn`${count} ${several}`
}

/** "3 new replies" of a discussion, "3 new comments" of all else. */
export function newMessages({ kind }: Pick<Share, 'kind'>, count: number): Mrkdwn | undefined {
  return kind === 'discussion'
    ? counted(count, mrkdwn`new reply`, mrkdwn`new replies`)
    : counted(count, mrkdwn`new comment`, mrkdwn`new comments`)
}

/** What a fact of a task or an event is now. */
export function changeLine(change: Change): Mrkdwn {
  switch (change.fact) {
    case 'status':
      return change.to === undefined ? mrkdwn`It has no status any more` : mrkdwn`Now *${code(change.to)}*`
    case 'progress':
      return change.to === undefined
        ? mrkdwn`No progress is told any more`
        : mrkdwn`Now *${change.to} %* done`
    case 'due':
      return change.to === undefined ? mrkdwn`No longer due at a date` : mrkdwn`Now due ${time(change.to)}`
    case 'start':
      return mrkdwn`Now starts ${change.allDay ? calendarDay(change.to) : time(change.to)}`
    case 'location':
      return change.to === undefined ? mrkdwn`No longer at a place` : mrkdwn`Now at *${name(change.to, 200)}*`
  }
}
