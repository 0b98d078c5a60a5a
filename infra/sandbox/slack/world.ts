import type { Channel, Organisation, Person, Team } from './types.ts'

/** The workspace the stand-in starts with. */
export const defaultTeam: Team = { id: 'T0LOCAL', name: 'Northwind', domain: 'northwind' }

/** What the workspace belongs to, where the app is added to all of it. */
export const organisation: Organisation = { id: 'E0LOCAL', name: 'Northwind Group' }

/** The app as the workspace knows it. */
export const appIdentity = { appId: 'A0SHARES', botId: 'B0SHARES', botUserId: 'U0SHARES' }

export const people: Person[] = [
  {
    id: 'U0ANNA',
    name: 'anna',
    real_name: 'Anna Keller',
    email: 'anna.keller@northwind.example',
    tz: 'Europe/Berlin',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    color: '9f69e7',
  },
  {
    id: 'U0BEN',
    name: 'ben',
    real_name: 'Ben Okafor',
    email: 'ben.okafor@northwind.example',
    tz: 'Europe/London',
    tz_label: 'Greenwich Mean Time',
    tz_offset: 0,
    color: '4bbe2e',
  },
]

/** #general without the app, #projects with it, and one direct conversation with the app for each person. */
export function channels(createdAt: number): Channel[] {
  const created = Math.floor(createdAt / 1000)
  const everyone = people.map((person) => person.id)
  const { botUserId } = appIdentity
  return [
    { id: 'C0GENERAL', name: 'general', kind: 'channel', members: new Set(everyone), created },
    {
      id: 'C0PROJECTS',
      name: 'projects',
      kind: 'channel',
      members: new Set([...everyone, botUserId]),
      created,
    },
    ...people.map((person) => directMessages(person, created)),
  ]
}

/** A person's direct conversation with the app. @param created epoch seconds */
export function directMessages({ id, name }: Person, created: number): Channel {
  return { id: `D0${id.slice(2)}`, name, kind: 'dm', members: new Set([id, appIdentity.botUserId]), created }
}
