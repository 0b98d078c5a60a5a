import { listNoteVersions } from '../../shares/notes.ts'
import type { Listener } from '../turn.ts'
import { shareRef, values } from '../values.ts'
import { noteVersionsScreen } from '../views/note-versions.ts'

/** Versions, on a note, and the buttons that turn their pages: shown in the same modal. */
export const showNoteVersions: Listener = async (turn) => {
  const { v: part, ...shown } = values.noteVersions.read(turn.value)
  const versions = await listNoteVersions(turn.person, shareRef(shown), part, turn.services)
  await turn.surface.show(noteVersionsScreen(versions, shown))
}
