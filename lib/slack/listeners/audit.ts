import { Readable } from 'node:stream'
import { auditCsv } from '../../transfer/audit-csv.ts'
import { sendToMessages } from '../send-to-messages.ts'
import { transfer } from '../transfer.ts'
import type { Listener, Turn } from '../turn.ts'
import {
  AUDIT_NOT_SENT,
  auditComment,
  auditFileName,
  auditStep,
  auditTitle,
  auditWhereabouts,
  onlyAdminsScreen,
} from '../views/audit.ts'
import { onItsWayScreen } from '../views/download.ts'

/** `/shares audit`: what the person did upstream, as a file in their DM; with `all`, for an admin, what everybody did. */
export const audit: Listener = async (turn) => {
  if (isOfAll(turn) && !(await isAdmin(turn))) {
    await turn.surface.show(onlyAdminsScreen)
    return
  }
  await send(turn)
}

const send = transfer(
  async (turn) => {
    const { person, services } = turn
    const ofAll = isOfAll(turn)
    const pages = ofAll ? services.audit.ofAll(person.teamId) : services.audit.of(person)
    const again = auditStep(turn.value)
    await sendToMessages(
      turn,
      {
        title: auditTitle(ofAll),
        comment: auditComment(ofAll),
        open: async () => ({
          name: auditFileName(services.clock()),
          bytes: { body: Readable.from(auditCsv(pages)) },
        }),
      },
      { again, instead: () => ({ why: AUDIT_NOT_SENT, next: again }), back: auditWhereabouts },
    )
  },
  async (turn) => {
    await turn.surface.show(onItsWayScreen)
  },
)

/** Of the command `audit all`, or of a button that has the same value. */
function isOfAll({ value }: Turn): boolean {
  return value.trim().toLowerCase().split(/\s+/)[1] === 'all'
}

/** https://docs.slack.dev/reference/objects/user-object */
async function isAdmin({ client, person }: Turn): Promise<boolean> {
  const { user } = await client.users.info({ user: person.userId })
  return user?.is_admin === true || user?.is_owner === true
}
