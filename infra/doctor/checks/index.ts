import type { Check } from '../finding.ts'
import type { System } from '../system.ts'
import { app, pages } from './app.ts'
import { files } from './files.ts'
import { clock, node } from './host.ts'
import { key } from './key.ts'
import { deadLetters, queue } from './queues.ts'
import { scopes, slack, socketMode } from './slack.ts'
import { table } from './tables.ts'
import { triggers } from './triggers.ts'
import { clinked, intralinks } from './upstreams.ts'

/** All that is looked at, in the order in which it is told. */
export const checks: Check<System>[] = [
  { name: 'Node', look: node },
  { name: 'clock', look: clock },
  { name: 'Slack', look: slack },
  { name: 'scopes', look: scopes },
  { name: 'Socket Mode', look: socketMode },
  { name: 'signing secret', look: app },
  { name: 'pages', look: pages },
  { name: 'Clinked', look: clinked },
  { name: 'Intralinks', look: intralinks },
  { name: 'files', look: files },
  { name: 'table', look: (system) => table(system, 'SharesTable') },
  { name: 'claims table', look: (system) => table(system, 'ClaimsTable') },
  { name: 'jobs queue', look: (system) => queue(system, 'JobsQueue') },
  { name: 'transfers queue', look: (system) => queue(system, 'TransfersQueue') },
  { name: 'triggers', look: triggers },
  { name: 'dead letters', look: deadLetters },
  { name: 'key', look: key },
]
