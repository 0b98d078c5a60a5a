import type { Act } from '../scene.ts'
import { adding } from './adding.ts'
import { approvals } from './approvals.ts'
import { channels } from './channels.ts'
import { connecting } from './connecting.ts'
import { conversations } from './conversations.ts'
import { datarooms } from './datarooms.ts'
import { digests } from './digests.ts'
import { files } from './files.ts'
import { leaving } from './leaving.ts'
import { lists } from './lists.ts'
import { sending } from './sending.ts'
import { switchedOff } from './switched-off.ts'
import { trouble } from './trouble.ts'

/** Played on the stack as everybody has it. */
export const USUAL: Act[] = [
  lists,
  connecting,
  conversations,
  files,
  sending,
  approvals,
  digests,
  channels,
  datarooms,
  trouble,
  leaving,
]

export { adding, switchedOff }

/** All, as docs/screens.md has them. */
export const ACTS: Act[] = [...USUAL, adding, switchedOff]
