import type { People } from './people.ts'
import type { Seeder } from './seeder.ts'

/** Two rooms that nobody gets into from here: one wants more than a yes, and of the other only Ben is a member. */
export function seedGuardedRooms(seeder: Seeder, { maria, anna, ben }: People): void {
  const usual = { host: 'Meridian Advisers', newTasks: 0, description: null }
  const borealis = seeder.workspace({
    ...usual,
    id: 701423,
    name: 'Project Borealis',
    description: 'Board papers: a code is sent to your phone each time you enter',
    securityLevel: 6,
    phase: 'PREPARATION',
    splash: { text: '<p>For members of the board only.</p>', acceptText: 'Continue' },
    state: 'ONE_TIME_PASSWORD',
    members: [maria, anna],
  })
  seeder.folder(borealis, null, 'Board papers', maria)

  const castor = seeder.workspace({
    ...usual,
    id: 701424,
    name: 'Project Castor',
    securityLevel: 1,
    phase: 'HOLD',
    splash: null,
    state: 'ALLOW',
    members: [maria, ben],
  })
  seeder.folder(castor, null, 'Teaser', maria)
}
