import { pdf } from '../content/pdf.ts'
import type { FileRecord, Person } from '../model.ts'
import { facadeDrawing, sitePhoto, text } from './bytes.ts'
import type { People } from './people.ts'
import type { NewVersion, Seeder } from './seeder.ts'
import { tokens } from './tokens.ts'

/** A shared folder with fourteen files, three sub-folders, versions and approvals, for both guests. */
export function seedTenderFolder(seeder: Seeder, people: People): void {
  const { maria, tomas, priya, yusuf, anna, ben } = people
  const folder = seeder.folder('Tender documents', null, maria, seeder.ago(40))
  seedContracts(seeder, people, folder)
  seedDrawings(seeder, people, folder)

  seeder.file('Site photo.png', folder, 'image/png', [
    version(yusuf, seeder.ago(1, 3), 'From the east quay', sitePhoto()),
  ])
  const schedule = text('phase;start;end', 'Excavation;week 12;week 16', 'Shell;week 17;week 35')
  seeder.file('Schedule.csv', folder, 'text/csv', [version(maria, seeder.ago(6), '', schedule)], {
    tags: 'planning',
  })
  seeder.file('Budget *draft* _v2_ ~old~ `final`.csv', folder, 'text/csv', [
    version(priya, seeder.ago(8), '*Not* final', text('item;eur', 'Façade;410000', 'Lifts;95000')),
  ])
  seeder.file('خطة الموقع.pdf', folder, 'application/pdf', [
    version(yusuf, seeder.ago(12), 'خطة الموقع', pdf('Site plan', ['Scale 1:500'])),
  ])
  const read = seeder.file('Read me first.txt', folder, 'text/plain', [
    version(maria, seeder.ago(39), '', text('Contracts need a decision; drawings are for information.')),
  ])
  seeder.comment(
    read,
    tomas,
    seeder.ago(2),
    '<!channel> the survey moves to Thursday. <@U0123456> please confirm 🙏',
  )
  seeder.attachment(
    read,
    { friendlyName: 'Legend.txt', contentType: 'text/plain', bytes: text('A: approved') },
    seeder.ago(39),
  )

  seeder.share(folder, tokens.anna.tenderFolder, { guest: anna, user: maria, dateCreated: seeder.ago(38) })
  seeder.share(folder, tokens.ben.tenderFolder, { guest: ben, user: maria, dateCreated: seeder.ago(37) })
}

function seedContracts(seeder: Seeder, { maria, priya, olivia, anna, ben }: People, top: FileRecord): void {
  const contracts = seeder.folder('Contracts', top, priya, seeder.ago(3))
  const contract = seeder.file('Main contract.pdf', contracts, 'application/pdf', [
    version(olivia, seeder.ago(30), 'First draft', pdf('Main contract', ['First draft'])),
    version(priya, seeder.ago(14), 'Comments of Northwind worked in', pdf('Main contract', ['Second draft'])),
    version(
      priya,
      seeder.ago(3),
      'For signature',
      pdf('Main contract', ['For signature', 'Clause 14: new payment terms']),
    ),
  ])
  const asked = { source: priya, lastModified: seeder.ago(3) }
  seeder.approval(contract, { ...asked, target: anna, type: 'ACCEPT_DECLINE' })
  seeder.approval(contract, { ...asked, target: ben, type: 'ACCEPT_DECLINE' })
  const clause = seeder.comment(
    contract,
    anna,
    seeder.ago(2, 5),
    'Is clause 14 the one with the payment terms?',
  )
  seeder.comment(contract, priya, seeder.ago(2, 4), 'Yes: 30 days, as agreed on the phone.', clause)
  seeder.comment(contract, ben, seeder.ago(2, 2), 'Fine with me then. 👍', clause)
  seeder.react(clause, [priya, 'OPEN_EYE'], [ben, 'THUMBS_UP'])
  seeder.comment(contract, maria, seeder.ago(1), longComment)

  const nda = seeder.file('NDA (signed).pdf', contracts, 'application/pdf', [
    version(priya, seeder.ago(34), 'Signed by both', pdf('Non-disclosure agreement', ['Signed'])),
  ])
  seeder.approval(nda, {
    source: priya,
    target: anna,
    type: 'ACCEPT_DECLINE',
    status: 'ACCEPT',
    message: 'Signed',
    lastModified: seeder.ago(33),
  })
  seeder.file('Bank guarantee.pdf', contracts, 'application/pdf', [
    version(olivia, seeder.ago(28), '', pdf('Bank guarantee', ['10 % of the sum of the contract'])),
  ])
  seeder.file('Terms & conditions <2026>.pdf', contracts, 'application/pdf', [
    version(priya, seeder.ago(29), 'General terms', pdf('Terms & conditions', ['Version 2026'])),
  ])
}

function seedDrawings(seeder: Seeder, { tomas, maria, anna, ben }: People, top: FileRecord): void {
  const drawings = seeder.folder('Drawings', top, tomas, seeder.ago(1))
  const plan = seeder.file(
    'Ground floor plan.pdf',
    drawings,
    'application/pdf',
    [
      version(tomas, seeder.ago(20), 'Preliminary', pdf('Ground floor plan', ['Preliminary'])),
      version(
        tomas,
        seeder.ago(1),
        'Core moved 60 cm to the north',
        pdf('Ground floor plan', ['Core moved']),
      ),
    ],
    { tags: 'plan,ground floor' },
  )
  const asked = { source: tomas, type: 'FILE_APPROVAL' as const }
  seeder.approval(plan, { ...asked, target: anna, lastModified: seeder.ago(1) })
  seeder.approval(plan, { ...asked, target: ben, status: 'ACCEPT', lastModified: seeder.ago(0, 20) })
  seeder.comment(plan, ben, seeder.ago(0, 20), 'Approved. The core works much better there.')

  seeder.file(
    'Section A-A.pdf',
    drawings,
    'application/pdf',
    [version(tomas, seeder.ago(19), '', pdf('Section A-A', ['Scale 1:100']))],
    { locker: tomas },
  )
  seeder.file('Façade east.png', drawings, 'image/png', [
    version(maria, seeder.ago(9), 'Brick variant', facadeDrawing()),
  ])
  const superseded = seeder.folder('Superseded', drawings, tomas, seeder.ago(20))
  seeder.file('Ground floor plan (old).pdf', superseded, 'application/pdf', [
    version(tomas, seeder.ago(45), '', pdf('Ground floor plan', ['Superseded'])),
  ])
  seeder.file('Roof plan (old).pdf', superseded, 'application/pdf', [
    version(tomas, seeder.ago(46), '', pdf('Roof plan', ['Superseded'])),
  ])
}

function version(by: Person, at: number, summary: string, bytes: NewVersion['bytes']): NewVersion {
  return { by, at, summary, bytes }
}

/** Longer than Slack shows in one block. */
const longComment = Array.from(
  { length: 48 },
  (_, index) =>
    `Point ${index + 1}: I went through the third draft once more, and the wording of this clause now matches the ` +
    'minutes of our last meeting, with the one exception that I have marked in the margin.',
).join('\n')
