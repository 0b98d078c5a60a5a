import { pdf } from '../content/pdf.ts'
import type { People } from './people.ts'
import type { Seeder } from './seeder.ts'
import { insurancePassword, tokens } from './tokens.ts'

/** Single files: one that waits for approval, one behind a password, and one whose share has lapsed. */
export function seedLooseFiles(seeder: Seeder, { maria, tomas, priya, anna, ben }: People): void {
  const order = seeder.file('Change order 07.pdf', null, 'application/pdf', [
    {
      by: tomas,
      at: seeder.ago(0, 5),
      summary: 'Steel instead of concrete for the stairs',
      bytes: pdf('Change order 07', ['Stairs in steel', 'EUR 18,400', 'Saves two weeks']),
    },
  ])
  const asked = { source: maria, type: 'FILE_APPROVAL' as const, lastModified: seeder.ago(0, 5) }
  seeder.approval(order, { ...asked, target: anna })
  seeder.approval(order, { ...asked, target: ben })
  const question = seeder.comment(order, ben, seeder.ago(0, 3), 'Does this touch the fire rating? 🔥')
  seeder.comment(order, tomas, seeder.ago(0, 2), 'No: R60 as before, with the coating.', question)
  seeder.react(question, [anna, 'OPEN_EYE'])
  seeder.share(order, tokens.anna.changeOrder, { guest: anna, user: maria, dateCreated: seeder.ago(0, 5) })
  seeder.share(order, tokens.ben.changeOrder, { guest: ben, user: maria, dateCreated: seeder.ago(0, 5) })

  const policy = seeder.file('Insurance policy.pdf', null, 'application/pdf', [
    {
      by: priya,
      at: seeder.ago(15),
      summary: 'Signed',
      bytes: pdf('Insurance policy', ['Construction all risks']),
    },
  ])
  seeder.share(policy, tokens.anna.insurance, {
    guest: anna,
    user: priya,
    dateCreated: seeder.ago(15),
    password: insurancePassword,
  })

  const entry = seeder.file('Competition entry.pdf', null, 'application/pdf', [
    { by: maria, at: seeder.ago(90), summary: '', bytes: pdf('Competition entry', ['First prize']) },
  ])
  seeder.share(entry, tokens.anna.lapsed, {
    guest: anna,
    user: maria,
    dateCreated: seeder.ago(90),
    dateExpire: seeder.ago(1),
  })
}
