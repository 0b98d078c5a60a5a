import { pdf } from '../../clinked/content/pdf.ts'
import { generated } from '../content.ts'
import type { People } from './people.ts'
import type { Seeder } from './seeder.ts'

const GIBIBYTE = 1024 ** 3

/** A room without a splash, for what is large: a folder of 3,000 documents, and a file of 1 GiB. */
export function seedHarbour(seeder: Seeder, { maria, anna, ben }: People): void {
  const room = seeder.workspace({
    id: 701422,
    name: 'Harbour Quarter financing',
    description: null,
    host: 'Meridian Advisers',
    securityLevel: 1,
    phase: 'OPEN',
    newTasks: 0,
    splash: null,
    state: 'ALLOW',
    members: [maria, anna, ben],
  })
  const leases = seeder.folder(room, null, 'Lease agreements', maria)
  seeder.series(leases, 3_000, 'application/pdf', (index) => {
    const number = String(index + 1).padStart(4, '0')
    return { fileName: `Lease ${number}.pdf`, bytes: pdf(`Lease ${number}`, [`Unit ${number}`, '12 years']) }
  })
  const surveys = seeder.folder(room, null, 'Site surveys', maria)
  seeder.document(surveys, 'Drone survey.mp4', 'video/mp4', generated('drone survey', GIBIBYTE), {
    isUnread: true,
  })
  const summary = pdf('Site survey', ['No contamination found'])
  seeder.document(surveys, 'Survey summary.pdf', 'application/pdf', summary)
}
