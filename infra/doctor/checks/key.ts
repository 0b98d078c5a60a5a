import { randomUUID } from 'node:crypto'
import { type Owner, SealError } from '../../../lib/secrets/sealer.ts'
import { describe, type Finding, well, wrong } from '../finding.ts'
import { isLocal, type System } from '../system.ts'

/** Nobody: Slack's ids are not like this. */
const OWNER: Owner = { teamId: 'doctor', userId: 'one' }
const OTHER: Owner = { teamId: 'doctor', userId: 'another' }

/** Whether what is sealed for one opens for them, and for nobody else. */
export async function key(system: System): Promise<Finding> {
  const text = randomUUID()
  try {
    const sealer = system.sealer()
    const sealed = await sealer.seal(text, OWNER)
    if ((await sealer.open(sealed, OWNER)) !== text) {
      return wrong('What is sealed with it does not come out as it was.', mend(system))
    }
    const opened = await sealer.open(sealed, OTHER).catch((error: unknown) => {
      if (error instanceof SealError && error.code === 'does_not_open') return undefined
      throw error
    })
    if (opened !== undefined) return wrong('What is sealed for one opens for others.', mend(system))
    return well('seals, and opens for its owner alone')
  } catch (error) {
    return wrong(`It does not seal: ${describe(error)}`, mend(system))
  }
}

function mend(system: System): string {
  return isLocal(system)
    ? 'End npm start and run it again; where it was given a DATA_DIR, look at the file sealing.key in it.'
    : `Look whether alias/shares-for-slack-${system.stage} is enabled in KMS, and whether these credentials may use it. Without it no connection opens again: do not make another one.`
}
