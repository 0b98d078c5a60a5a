import type { Person } from '../model.ts'
import type { Seeder } from './seeder.ts'

/** The cast: an architects' office that shares its project with its client, of whom two are guests. */
export interface People {
  maria: Person
  tomas: Person
  priya: Person
  yusuf: Person
  /** Left the office; her user was deleted. */
  olivia: Person
  /** A guest. */
  anna: Person
  /** A guest. */
  ben: Person
}

export const office = {
  name: 'harbour_quarter',
  friendlyName: 'Harbour Quarter',
  account: { id: 1, name: 'meridian_architects', friendlyName: 'Meridian Architects', enabled: true },
}

export function seedPeople(seeder: Seeder): People {
  const meridian = {
    organisation: 'Meridian Architects',
    address: 'Boompjes 40, 3011 XB Rotterdam',
  }
  const northwind = {
    standing: 'guest' as const,
    organisation: 'Northwind',
    jobTitle: '',
    address: '',
    telephone: '',
  }
  const member = (name: string, username: string, jobTitle: string, extension: string): Person =>
    seeder.person({
      standing: 'member',
      name,
      username,
      email: `${username}@meridian.example`,
      jobTitle,
      telephone: `+31 10 555 0${extension}`,
      ...meridian,
    })
  return {
    maria: member('Maria Lindqvist', 'maria', 'Project lead', '101'),
    tomas: member('Tomás Ferreira', 'tomas', 'Structural engineer', '102'),
    priya: member('Priya Nair', 'priya', 'Contracts', '103'),
    yusuf: member('يوسف الأمين', 'yusuf', 'Site architect', '104'),
    olivia: Object.assign(member('Olivia Hart', 'olivia', 'Architect', '105'), {
      standing: 'deleted' as const,
    }),
    anna: seeder.person({
      ...northwind,
      name: 'Anna Keller',
      email: 'anna.keller@northwind.example',
      username: 'anna.keller@northwind.example',
    }),
    ben: seeder.person({
      ...northwind,
      name: 'Ben Okafor',
      email: 'ben.okafor@northwind.example',
      username: 'ben.okafor@northwind.example',
    }),
  }
}
