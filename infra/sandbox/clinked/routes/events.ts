import { json } from '../../upstream/json.ts'
import { zonedDateTime, zonedDateTimeOrNull } from '../dates.ts'
import type { CalendarEvent } from '../model.ts'
import type { Operation } from '../operation.ts'
import { notFound } from '../refusal.ts'
import { user } from '../shapes.ts'
import { contextOf, type Store } from '../store.ts'
import type { World } from '../world.ts'

/** §4: a single event, for all that its path is plural. */
export function eventOperations({ store }: World): Operation[] {
  return [
    {
      section: '4.1',
      method: 'GET',
      template: '/v3/shares/{shareToken}/events',
      share: ({ share }) => {
        if (share.component.kind !== 'event') throw notFound('Event')
        return json(eventShape(share.component, store))
      },
    },
  ]
}

function eventShape(event: CalendarEvent, store: Store) {
  return {
    id: event.id,
    contextKey: { id: event.contextId },
    sharing: event.sharing,
    memberPermission: event.memberPermission,
    attachmentCount: store.attachmentsOf(contextOf(event)).length,
    commentCount: store.commentsOn(contextOf(event)).length,
    name: event.name,
    friendlyName: event.friendlyName,
    startDate: zonedDateTime(event.startDate),
    endDate: zonedDateTime(event.endDate),
    allDay: event.allDay,
    location: event.location,
    tags: event.tags,
    dateReminder: zonedDateTimeOrNull(event.dateReminder),
    recurrence: event.recurrence,
    dateEndRecurrence: zonedDateTimeOrNull(event.dateEndRecurrence),
    description: event.description,
    // Left out where nobody is invited, as in the sample.
    ...(event.assignees.length > 0 && { assignees: event.assignees.map(user) }),
    disableMaybe: event.disableMaybe,
    author: user(event.author),
    lastModified: event.lastModified,
    color: event.color,
  }
}
