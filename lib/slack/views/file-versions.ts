import type { FileVersions } from '../../shares/files.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { button } from './parts.ts'
import type { Screen } from './screen.ts'
import { mrkdwn } from './text.ts'
import { versionsScreen } from './versions.ts'

/** On a file's card: leads to its versions. */
export function fileVersionsButton(shown: ShareView) {
  const value = values.fileVersions.write({ ...shown, v: 1 })
  return button({ text: 'Versions', actionId: ACTION.fileVersions, value })
}

/**
 * The versions of a file, each to get, a part of them.
 * @param shown what is gone back to.
 */
export function fileVersionsScreen({ share, file, ...part }: FileVersions, shown: ShareView): Screen {
  const of = { icon: mrkdwn`:page_facing_up:`, name: file.friendlyName }
  return versionsScreen(
    { of, ...part },
    {
      back: shown,
      part: {
        actionId: ACTION.fileVersions,
        value: (v) => values.fileVersions.write({ ...shown, v }),
      },
      get: {
        actionId: ACTION.getVersion,
        value: ({ id, versionNumber }) =>
          values.version.write({ s: share.id, e: file.id, v: id, n: versionNumber }),
      },
    },
  )
}
