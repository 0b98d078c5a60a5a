import type { CalendarEvent, Task } from '../model.ts'
import type { People } from './people.ts'
import { day, hour, type Seeder } from './seeder.ts'
import { tokens } from './tokens.ts'

/** A task whose share lapses in three days, an event of several whole days, and a weekly one. */
export function seedPlanning(seeder: Seeder, { maria, tomas, yusuf, anna }: People): void {
  const task = seeder.add<Task>({
    kind: 'task',
    ...seeder.component('Review fire safety concept', seeder.ago(1), 'fire,review'),
    status: 'IN_PROGRESS',
    priority: 'HIGH',
    progress: 60,
    author: tomas,
    // Seconds that are not zero, as in the reference's own due date.
    dueDate: seeder.next(5) + 11 * hour + 56 * 60_000 + 54_000,
    description: 'Please check chapter 3 (escape routes) & say where it does not fit your operations.',
    dateCreated: seeder.ago(9),
    dateReminder: seeder.next(5) - day + 8 * hour,
    assignees: [tomas, maria],
    numberOfSubTasks: 2,
    timeTracker: { trackingStartDate: seeder.ago(7), timeTracked: 3 * hour + 20 * 60_000 },
    dateCompleted: null,
  })
  seeder.comment(task, tomas, seeder.ago(1), 'Chapter 3 is up to date now.')
  seeder.share(task, tokens.anna.fireSafety, {
    guest: anna,
    user: tomas,
    dateCreated: seeder.ago(9),
    dateExpire: seeder.ahead(3),
  })

  const monday = seeder.next(1)
  const visit = seeder.add<CalendarEvent>({
    kind: 'event',
    ...seeder.component('Site visit Rotterdam', seeder.ago(5), 'site'),
    startDate: monday + 7 * day,
    endDate: monday + 9 * day + day - 1_000,
    allDay: true,
    location: 'Lloydstraat 5, Rotterdam',
    dateReminder: monday + 6 * day + 8 * hour,
    recurrence: null,
    dateEndRecurrence: null,
    description: 'Three days on site. Helmets are there, boots are not. 🥾',
    disableMaybe: true,
    author: yusuf,
    color: '#1E88E5',
    assignees: [yusuf, maria],
  })
  seeder.comment(visit, yusuf, seeder.ago(4), 'نلتقي عند البوابة الشرقية')
  seeder.share(visit, tokens.anna.siteVisit, { guest: anna, user: yusuf, dateCreated: seeder.ago(5) })

  const call = seeder.add<CalendarEvent>({
    kind: 'event',
    ...seeder.component('Project call', seeder.ago(60)),
    startDate: seeder.next(2) + 9 * hour,
    endDate: seeder.next(2) + 9 * hour + 45 * 60_000,
    allDay: false,
    location: 'Online',
    dateReminder: null,
    recurrence: 'FREQ=WEEKLY;WKST=MO;BYDAY=TU',
    dateEndRecurrence: seeder.next(2) + 180 * day + 95,
    description: 'What is decided, what waits, who does it.',
    disableMaybe: false,
    author: maria,
    color: '#212121',
    assignees: [],
  })
  seeder.share(call, tokens.anna.weeklyCall, { guest: anna, user: maria, dateCreated: seeder.ago(60) })
}
