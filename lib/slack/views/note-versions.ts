import type { KnownBlock } from '@slack/types'
import type { Version } from '../../clinked/shapes.ts'
import type { NoteVersions } from '../../shares/notes.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { fileSize } from './file-size.ts'
import { goTo } from './go-to.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, mrkdwn, name, time } from './text.ts'

/**
 * The versions of a shared note, each to get, a part of them.
 * @param shown what is gone back to.
 */
export function noteVersionsScreen({ share, items, previous, next }: NoteVersions, shown: ShareView): Screen {
  const toPart = (text: string, part: number) =>
    button({
      text,
      actionId: `${ACTION.noteVersions}:${text.toLowerCase()}`,
      value: values.noteVersions.write({ ...shown, v: part }),
    })
  return {
    title: 'Versions',
    text: mrkdwn`Versions of ${name(share.name)}`,
    blocks: [
      section(mrkdwn`:memo: Versions of *${name(share.name)}*`),
      actions([
        goTo('← Back', 'back', shown),
        ...(previous === undefined ? [] : [toPart('Previous', previous)]),
        ...(next === undefined ? [] : [toPart('Next', next)]),
      ]),
      ...(items.length > 0 ? items.map((version) => versionRow(version, shown.s)) : [NOTHING]),
    ],
  }
}

const NOTHING = context(mrkdwn`There are no versions here.`)

function versionRow(
  { versionNumber, size, uploaded, lastModified, summary }: Version,
  s: string,
): KnownBlock {
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
    actionId: ACTION.getNoteVersion,
    value: values.noteVersion.write({ s, v: versionNumber }),
    label: `Get version ${versionNumber}`,
  })
  const said = summary ? mrkdwn`“${name(summary)}”` : undefined
  return section(join([mrkdwn`*Version ${versionNumber}*`, facts, said], '\n'), get)
}
