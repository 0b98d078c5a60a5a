import type { KnownBlock } from '@slack/types'
import type { Version } from '../../clinked/shapes.ts'
import type { FileVersions } from '../../shares/files.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { fileSize } from './file-size.ts'
import { goTo } from './go-to.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, mrkdwn, name, time } from './text.ts'

/** On a file's card: leads to its versions. */
export function fileVersionsButton(shown: ShareView) {
  const value = values.fileVersions.write({ ...shown, v: 1 })
  return button({ text: 'Versions', actionId: ACTION.fileVersions, value })
}

/**
 * The versions of a file, each to get, a part of them.
 * @param shown what is gone back to.
 */
export function fileVersionsScreen(
  { share, file, items, previous, next }: FileVersions,
  shown: ShareView,
): Screen {
  const toPart = (text: string, part: number) =>
    button({
      text,
      actionId: `${ACTION.fileVersions}:${text.toLowerCase()}`,
      value: values.fileVersions.write({ ...shown, v: part }),
    })
  return {
    title: 'Versions',
    text: mrkdwn`Versions of ${name(file.friendlyName)}`,
    blocks: [
      section(mrkdwn`:page_facing_up: Versions of *${name(file.friendlyName)}*`),
      actions([
        goTo('← Back', 'back', shown),
        ...(previous === undefined ? [] : [toPart('Previous', previous)]),
        ...(next === undefined ? [] : [toPart('Next', next)]),
      ]),
      ...(items.length > 0
        ? items.map((version) => versionRow(version, { s: share.id, e: file.id }))
        : [NOTHING]),
    ],
  }
}

const NOTHING = context(mrkdwn`There are no versions here.`)

function versionRow(version: Version, file: { s: string; e: number }): KnownBlock {
  const { id, versionNumber, size, uploaded, lastModified, summary } = version
  const facts = join(
    [
      size === undefined ? undefined : fileSize(size),
      mrkdwn`by ${name(uploaded.name, 80)}`,
      time(lastModified),
    ],
    ' · ',
  )
  const get = button({
    text: 'Get',
    actionId: ACTION.getVersion,
    value: values.version.write({ ...file, v: id, n: versionNumber }),
    label: `Get version ${versionNumber}`,
  })
  const said = summary ? mrkdwn`“${name(summary)}”` : undefined
  return section(join([mrkdwn`*Version ${versionNumber}*`, facts, said], '\n'), get)
}
