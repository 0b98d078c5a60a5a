import { pdf } from '../../clinked/content/pdf.ts'
import { png } from '../../clinked/content/png.ts'
import { zip } from '../../clinked/content/zip.ts'
import { generated } from '../content.ts'
import type { Folder } from '../model.ts'
import type { People } from './people.ts'
import type { Seeder } from './seeder.ts'

/** The sale of a company: a splash at the door, folders three deep, and files of every kind. */
export function seedAurora(seeder: Seeder, { maria, anna, ben }: People): void {
  const room = seeder.workspace({
    id: 701421,
    name: 'Project Aurora',
    description: 'Sale of Aurora Logistics: phase 1 due diligence',
    host: 'Meridian Advisers',
    securityLevel: 1,
    phase: 'OPEN',
    newTasks: 2,
    splash: { text: splash, acceptText: 'I agree' },
    state: 'ALLOW',
    members: [maria, anna, ben],
  })
  const corporate = seeder.folder(room, null, 'Corporate', maria)
  const finance = seeder.folder(room, null, 'Finance & tax', maria)
  const legal = seeder.folder(room, null, 'Legal', maria)
  const minutes = seeder.folder(room, corporate, 'Board minutes', maria)
  const year = seeder.folder(room, minutes, '2026', maria)
  seeder.folder(room, legal, 'Disputes', maria)

  seedCorporate(seeder, corporate)
  for (const month of ['January', 'April', 'July', 'October']) {
    const bytes = pdf(`Board minutes, ${month} 2026`, ['Present: all', 'Sale of Aurora discussed'])
    seeder.document(year, `Board minutes ${month}.pdf`, 'application/pdf', bytes)
  }
  seedFinance(seeder, finance)
  seedLegal(seeder, legal)
}

function seedCorporate(seeder: Seeder, folder: Folder): void {
  const chart = png(160, 90, (x, y) => (x % 40 > 8 && y % 30 > 12 ? [40, 90, 150] : [246, 246, 242]))
  seeder.document(folder, 'Organisation chart.png', 'image/png', chart)
  seeder.document(folder, 'Read me first.txt', 'text/plain', text('Start with 2, Finance & tax.'), {
    hasNote: true,
  })
  // A page that is a document: not to be taken for one that comes in a document's place.
  seeder.document(folder, 'Press release.html', 'text/html', text('<html><p>Aurora is for sale.</p></html>'))
  seeder.document(folder, 'Share register (on request)', 'NONE/NONE', null)
}

function seedFinance(seeder: Seeder, folder: Folder): void {
  const about = { versionNumber: 3, isUnread: true, createdOn: seeder.ago(1) }
  const accounts = pdf('Audited accounts 2025', ['Revenue: EUR 41.2 m', 'EBITDA: EUR 6.8 m'])
  seeder.document(folder, 'Audited accounts 2025.pdf', 'application/pdf', accounts, about)
  const figures = text('year;revenue;ebitda', '2024;38.9;6.1', '2025;41.2;6.8')
  seeder.document(folder, 'Key figures.csv', 'text/csv', figures)
  seeder.document(folder, 'Ledger sample.dat', 'application/octet-stream', generated('ledger', 1_024))
  const archive = zip([
    { name: 'VAT 2025 Q1.csv', bytes: text('month;vat', '1;1200') },
    { name: 'VAT 2025 Q2.csv', bytes: text('month;vat', '4;1310') },
  ])
  seeder.document(folder, 'VAT returns.zip', 'application/zip', archive)
  seeder.document(folder, 'Model parameters.json', 'application/json', text('{"error":"margin","code":3}'))
}

function seedLegal(seeder: Seeder, folder: Folder): void {
  const contract = pdf('Shareholders’ agreement', ['Drag along: 75 %'])
  seeder.document(folder, "Shareholders' agreement.pdf", 'application/pdf', contract, { isIrmSecured: true })
  const names = ['<!channel> & *bold* _claims_.txt', 'نزاع العقد.txt', `${'Very long '.repeat(25)}name.txt`]
  for (const name of names) seeder.document(folder, name, 'text/plain', text('A name is only a name.'))
}

function text(...lines: string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

const splash = `<html><head><style>p { color: navy }</style></head><body>
<h2>Confidentiality</h2>
<p>Everything in this data room is <b>confidential</b> &amp; subject to the agreement of 3 March 2026.
By pressing &ldquo;I agree&rdquo; you confirm that you:</p>
<ol><li>are bound by that agreement,</li><li>share nothing outside your <i>own</i> deal team.</li></ol>
<p><a href="https://meridian.example/terms?room=aurora">The terms in full</a>
<a href="javascript:alert(1)">Not a link</a></p><script>alert('not shown')</script>
</body></html>`
