import type { World } from '../world.ts'
import { seedDiscussions } from './discussions.ts'
import { seedLooseFiles } from './loose-files.ts'
import { seedNotes } from './notes.ts'
import { office, seedPeople } from './people.ts'
import { seedPlanning } from './planning.ts'
import { Seeder } from './seeder.ts'
import { seedTenderFolder } from './tender-folder.ts'

/** The demo: what Meridian Architects share with Anna Keller and Ben Okafor of Northwind, their client. */
export function seedDemo(world: World): void {
  const seeder = new Seeder(world, office)
  const people = seedPeople(seeder)
  seedTenderFolder(seeder, people)
  seedLooseFiles(seeder, people)
  seedDiscussions(seeder, people)
  seedNotes(seeder, people)
  seedPlanning(seeder, people)
}
