import type { Person } from '../model.ts'
import type { Seeder } from './seeder.ts'

/** What a tester types on the connect page, by who it is. */
export const logins = {
  /** A member of every workspace. */
  anna: { email: 'anna.keller@northwind.example', password: 'harbour light 7' },
  /** Is allowed one session at a time, and is in a browser now. */
  ben: { email: 'ben.okafor@northwind.example', password: 'quay side 12' },
  /** Typed a wrong password once too often: the account is locked. */
  carla: { email: 'carla.mendes@northwind.example', password: 'lantern 3' },
}

/** The cast: a bank that sells a company, and the buyer's people. */
export interface People {
  /** Of the bank. */
  maria: Person
  anna: Person
  ben: Person
}

export function seedPeople(seeder: Seeder): People {
  const northwind = {
    organization: 'Northwind',
    isLocked: false,
    isAllowedOneSession: false,
    isInBrowser: false,
  }
  const carla = { ...logins.carla, firstName: 'Carla', lastName: 'Mendes' }
  seeder.person({ ...northwind, ...carla, isLocked: true })
  return {
    maria: seeder.person({
      ...northwind,
      email: 'maria.lindqvist@meridian.example',
      password: seeder.world.random(),
      firstName: 'Maria',
      lastName: 'Lindqvist',
      organization: 'Meridian Advisers',
    }),
    anna: seeder.person({ ...northwind, ...logins.anna, firstName: 'Anna', lastName: 'Keller' }),
    ben: seeder.person({
      ...northwind,
      ...logins.ben,
      firstName: 'Ben',
      lastName: 'Okafor',
      isAllowedOneSession: true,
      isInBrowser: true,
    }),
  }
}
