import type { NoteVersions } from '../../shares/notes.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import type { Screen } from './screen.ts'
import { mrkdwn } from './text.ts'
import { versionsScreen } from './versions.ts'

/**
 * The versions of a shared note, each to get, a part of them.
 * @param shown what is gone back to.
 */
export function noteVersionsScreen({ share, ...part }: NoteVersions, shown: ShareView): Screen {
  return versionsScreen(
    { of: { icon: mrkdwn`:memo:`, name: share.name }, ...part },
    {
      back: shown,
      part: {
        actionId: ACTION.noteVersions,
        value: (v) => values.noteVersions.write({ ...shown, v }),
      },
      get: {
        actionId: ACTION.getNoteVersion,
        value: ({ versionNumber }) => values.noteVersion.write({ s: shown.s, v: versionNumber }),
      },
    },
  )
}
