import { pdf } from '../content/pdf.ts'
import type { CalendarEvent, Discussion, Note, Person, Task } from '../model.ts'
import type { World } from '../world.ts'
import { office } from './people.ts'
import { day, hour, Seeder } from './seeder.ts'

/**
 * Many guests who have nothing to do with one another, each with five shares.
 * @returns the tokens of each one's shares: a discussion, a note, a task, an event and a file.
 */
export function seedGuests(world: World, count: number): string[][] {
  const seeder = new Seeder(world, office)
  const about = { organisation: 'Many', jobTitle: '', address: '', telephone: '' }
  const host = seeder.person({
    standing: 'member',
    name: 'Hanna Host',
    email: `host${seeder.group.id}@meridian.example`,
    username: `host${seeder.group.id}`,
    ...about,
  })
  const bytes = pdf('Plan', ['Version 1'])
  return Array.from({ length: count }, (_, index) => {
    const email = `guest${seeder.group.id}-${index}@many.example`
    const name = `Guest ${index}`
    const guest = seeder.person({ standing: 'guest', name, email, username: email, ...about })
    const at = seeder.ago(30)
    const version = { by: host, at, summary: '', bytes }
    const shared = [
      seeder.add(discussion(seeder, host, at)),
      seeder.add(note(seeder, host, at)),
      seeder.add(task(seeder, host, at)),
      seeder.add(event(seeder, host, at)),
      seeder.file('Plan.pdf', null, 'application/pdf', [version]),
    ]
    return shared.map((component) => {
      const token = world.random()
      seeder.share(component, token, { guest, user: host, dateCreated: at })
      return token
    })
  })
}

function discussion(seeder: Seeder, author: Person, at: number): Discussion {
  const about = { description: 'What is left to do?', author, dateCreated: at, replyCount: 0 }
  return { kind: 'discussion', ...seeder.component('Open points', at), ...about }
}

function note(seeder: Seeder, creator: Person, at: number): Note {
  const about = { parent: null, content: '<p>Agreed.</p>', creator, dateCreated: at }
  return { kind: 'page', pageType: 'PAGE', ...seeder.component('Minutes', at), ...about }
}

function task(seeder: Seeder, author: Person, at: number): Task {
  return {
    kind: 'task',
    ...seeder.component('Read the minutes', at),
    status: 'WAITING',
    priority: 'MEDIUM',
    progress: 0,
    author,
    dueDate: seeder.ahead(90),
    description: '',
    dateCreated: at,
    dateReminder: null,
    assignees: [],
    numberOfSubTasks: 0,
    timeTracker: { trackingStartDate: at, timeTracked: 0 },
    dateCompleted: null,
  }
}

function event(seeder: Seeder, author: Person, at: number): CalendarEvent {
  const startDate = seeder.now - (seeder.now % day) + 90 * day + 10 * hour
  return {
    kind: 'event',
    ...seeder.component('Meeting', at),
    startDate,
    endDate: startDate + hour,
    allDay: false,
    location: 'Online',
    dateReminder: null,
    recurrence: null,
    dateEndRecurrence: null,
    description: '',
    disableMaybe: false,
    author,
    color: '#212121',
    assignees: [],
  }
}
