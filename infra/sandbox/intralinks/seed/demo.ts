import type { World } from '../world.ts'
import { seedAurora } from './aurora.ts'
import { seedGuardedRooms } from './guarded-rooms.ts'
import { seedHarbour } from './harbour.ts'
import { seedPeople } from './people.ts'
import { Seeder } from './seeder.ts'

/** The demo: the data rooms that Meridian Advisers have opened to Anna Keller and Ben Okafor of Northwind. */
export function seedDemo(world: World): void {
  const seeder = new Seeder(world)
  const people = seedPeople(seeder)
  seedAurora(seeder, people)
  seedHarbour(seeder, people)
  seedGuardedRooms(seeder, people)
}
