import { json } from '../../upstream/json.ts'
import { zonedDateTime, zonedDateTimeOrNull } from '../dates.ts'
import type { Task } from '../model.ts'
import type { Operation } from '../operation.ts'
import { notFound } from '../refusal.ts'
import { user } from '../shapes.ts'
import { contextOf, type Store } from '../store.ts'
import type { World } from '../world.ts'

/** §6: a single task. */
export function taskOperations({ store }: World): Operation[] {
  return [
    {
      section: '6.1',
      method: 'GET',
      template: '/v3/shares/{shareToken}/tasks',
      share: ({ share }) => {
        if (share.component.kind !== 'task') throw notFound('Task')
        return json(taskShape(share.component, store))
      },
    },
  ]
}

function taskShape(task: Task, store: Store) {
  return {
    id: task.id,
    contextKey: { id: task.contextId },
    sharing: task.sharing,
    memberPermission: task.memberPermission,
    attachmentCount: store.attachmentsOf(contextOf(task)).length,
    commentCount: store.commentsOn(contextOf(task)).length,
    friendlyName: task.friendlyName,
    name: task.name,
    status: task.status,
    priority: task.priority,
    progress: task.progress,
    author: user(task.author),
    dueDate: zonedDateTime(task.dueDate),
    tags: task.tags,
    description: task.description,
    dateCreated: task.dateCreated,
    dateReminder: zonedDateTimeOrNull(task.dateReminder),
    recurrence: null,
    order: 2_147_483_647,
    category: null,
    assignees: task.assignees.length > 0 ? task.assignees.map(user) : null,
    numberOfSubTasks: task.numberOfSubTasks,
    lastModified: task.lastModified,
    timeTracker: task.timeTracker,
    dateCompleted: task.dateCompleted,
  }
}
