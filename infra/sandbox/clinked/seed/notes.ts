import { pdf } from '../content/pdf.ts'
import type { Note, Person } from '../model.ts'
import { text } from './bytes.ts'
import type { People } from './people.ts'
import type { Seeder } from './seeder.ts'
import { tokens } from './tokens.ts'

/** A rich note, shared by nobody in particular, and a folder of notes. */
export function seedNotes(seeder: Seeder, { maria, olivia, tomas, anna }: People): void {
  const principles = addNote(seeder, maria, seeder.ago(16), 'Design principles', designPrinciples, null)
  principles.tags = 'design,principles'
  seeder.versions(principles, [
    { by: olivia, at: seeder.ago(21), summary: 'Draft', bytes: pdf('Design principles', ['Draft']) },
    {
      by: maria,
      at: seeder.ago(16),
      summary: 'After the workshop',
      bytes: pdf('Design principles', ['Final']),
    },
  ])
  seeder.attachment(
    principles,
    { friendlyName: 'Workshop notes.txt', contentType: 'text/plain', bytes: text('Light, quiet, simple.') },
    seeder.ago(16),
  )
  const remark = seeder.comment(principles, tomas, seeder.ago(15), 'Principle 2 is my favourite.')
  seeder.comment(principles, anna, seeder.ago(14), 'Ours too! ❤️')
  seeder.react(remark, [maria, 'HEART'])
  seeder.share(principles, tokens.anna.designPrinciples, {
    guest: anna,
    user: null,
    dateCreated: seeder.ago(16),
  })

  const minutes = addNote(seeder, maria, seeder.ago(4), 'Minutes', '', null)
  minutes.pageType = 'FOLDER'
  addNote(seeder, maria, seeder.ago(18), 'Minutes 10', '<p>Soil report discussed.</p>', minutes)
  addNote(seeder, olivia, seeder.ago(11), 'Minutes 11', '<p>Two variants of the façade.</p>', minutes)
  addNote(
    seeder,
    maria,
    seeder.ago(4),
    'Minutes 12',
    '<ul><li>Crane: Monday</li><li>Bricks: open</li></ul>',
    minutes,
  )
  seeder.share(minutes, tokens.anna.minutes, { guest: anna, user: maria, dateCreated: seeder.ago(18) })
}

function addNote(
  seeder: Seeder,
  creator: Person,
  at: number,
  friendlyName: string,
  content: string,
  folder: Note | null,
): Note {
  return seeder.add<Note>({
    kind: 'page',
    ...seeder.component(friendlyName, at),
    pageType: 'PAGE',
    parent: folder?.id ?? null,
    content,
    creator,
    dateCreated: at,
  })
}

const designPrinciples = `<h1>Design principles</h1>
<p>What we agreed on in the <strong>workshop</strong>, in <em>three</em> sentences &amp; a table. <!-- draft --></p>
<h2>Principles</h2>
<ol><li>Every room has <a href="https://example.com/daylight?room=all&amp;hours=2">two hours of daylight</a>.</li>
<li>The ground floor belongs to everyone:<ul><li>no gates</li><li>benches on the quay</li></ul></li>
<li>Nothing that cannot be repaired.</li></ol>
<h2>Figures</h2>
<table><thead><tr><th>Room</th><th>Daylight</th><th>Height</th></tr></thead>
<tbody><tr><td>Office</td><td>3 h</td><td>3.20&nbsp;m</td></tr><tr><td>Lobby</td><td>5 h</td><td>4.80&nbsp;m</td></tr></tbody></table>
<blockquote><p>“Simple is what is left when nothing is missing.”</p></blockquote>
<pre><code>daylight = hours &gt;= 2 ? 'ok' : 'move the window'</code></pre>
<p>Not meant for Slack: &lt;!channel&gt; *stars* _lines_ ~waves~. <a href="javascript:alert(1)">Do not click</a> 🌞</p>
<p dir="rtl">الضوء أولاً</p>`
