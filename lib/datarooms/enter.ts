import { UpstreamError } from '../errors.ts'
import type { Entrance, Splash } from '../intralinks/splash.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { AuditStore } from '../store/audit.ts'
import { sha256 } from '../store/keys.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { type DataroomAccess, type DataroomServices, inIntralinks } from './sessions.ts'

/** What is to be accepted to enter a data room. */
export interface RoomSplash extends Splash {
  /** SHA-256 of the HTML, in hex: which text it is. */
  hash: string
}

/** What the person has accepted. */
export interface Acceptance {
  workspace: string
  /** Which text they were shown. */
  hash: string
  /** Names this one showing of it: whoever accepts it twice has accepted it once. */
  showing: string
}

/** How it went: `changed` says that another text stands there now, which nobody has accepted. */
export type Entered = (Entrance & { changed?: never }) | { changed: RoomSplash }

interface EnterServices extends DataroomServices {
  writes: WriteStore
  audit: AuditStore
}

/**
 * What a person has to accept to enter a data room.
 * @throws as inIntralinks.
 */
export function readSplash(
  person: Person,
  workspace: string,
  services: DataroomServices,
): Promise<RoomSplash> {
  return inIntralinks(person, services, (access) => splashOf(access, workspace))
}

/**
 * Accepts, for a person who has pressed that they do, the text that they were shown, and enters. It is sent once,
 * though the job may come twice, and whatever comes of it is kept in the audit.
 * @throws as inIntralinks and writeOnce.
 */
export async function enter(
  person: Person,
  acceptance: Acceptance,
  services: EnterServices,
): Promise<Entered> {
  const { workspace, hash, showing } = acceptance
  return inIntralinks(person, services, async (access) => {
    const entered = await writeOnce<Entrance | 'changed'>(
      {
        key: `enter#${person.teamId}#${person.userId}#${workspace}#${showing}`,
        intent: { kind: 'enter', owner: person, payload: { workspace, hash } },
        send: async () => {
          const splash = await splashOf(access, workspace)
          return splash.hash === hash ? accept(access, workspace) : 'changed'
        },
        find: async () => ((await isInside(access, workspace)) ? IN : undefined),
        note(result) {
          if (result === 'changed') return undefined
          const object = { connection: access.connection.id, workspace, text: hash }
          return { person, act: 'enter', object, ...(result && { outcome: result.state }) }
        },
      },
      services,
    )
    return entered === 'changed' ? { changed: await splashOf(access, workspace) } : entered
  })
}

const IN: Entrance = { state: 'ALLOW', isAllowed: true }

async function splashOf({ intralinks, session }: DataroomAccess, workspace: string): Promise<RoomSplash> {
  const splash = await intralinks.splash.get(session, { workspace })
  return { ...splash, hash: sha256(splash.splashText ?? '') }
}

function accept({ intralinks, session }: DataroomAccess, workspace: string): Promise<Entrance> {
  return intralinks.splash.accept(session, { workspace })
}

/** Whether an acceptance whose answer was lost has let the person in. */
async function isInside({ intralinks, session }: DataroomAccess, workspace: string): Promise<boolean> {
  try {
    await intralinks.folders.list(session, { workspace })
    return true
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'entrance_required') return false
    throw error
  }
}
