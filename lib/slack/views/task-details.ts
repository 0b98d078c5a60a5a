import type { KnownBlock } from '@slack/types'
import type { TaskDetail } from '../../shares/read-share.ts'
import { code, fact, factBlocks, people, tagsFact } from './facts.ts'
import { outsideText } from './parts.ts'
import { mrkdwn, name, time } from './text.ts'

export function taskBlocks({ task }: TaskDetail): KnownBlock[] {
  const facts = [
    fact('Status', task.status && code(task.status)),
    fact('Priority', task.priority && code(task.priority)),
    fact('Progress', task.progress === undefined ? undefined : mrkdwn`${task.progress} %`),
    fact('Due', task.dueDate === undefined ? undefined : time(task.dueDate)),
    fact('Done', task.dateCompleted === undefined ? undefined : time(task.dateCompleted)),
    fact('Assigned to', people(task.assignees)),
    fact('Sub-tasks', task.numberOfSubTasks ? mrkdwn`${task.numberOfSubTasks}` : undefined),
    fact('By', task.author && name(task.author.name, 80)),
    tagsFact(task.tags),
  ]
  return [...factBlocks(facts), ...(task.description ? [outsideText(task.description)] : [])]
}
