import type { Button, KnownBlock } from '@slack/types'
import type { Version } from '../../clinked/shapes.ts'
import type { VersionPart } from '../../shares/versions.ts'
import type { ShareView } from '../values.ts'
import { fileSize } from './file-size.ts'
import { goTo } from './go-to.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name, time } from './text.ts'

interface Versions extends VersionPart {
  /** What they are versions of. */
  of: { icon: Mrkdwn; name: string }
}

interface Steps {
  /** What is gone back to. */
  back: ShareView
  /** Leads to another part: its `action_id`, and its value for each. */
  part: { actionId: string; value: (part: number) => string }
  /** Gets one version: its `action_id`, and its value for each. */
  get: { actionId: string; value: (version: Version) => string }
}

/** The versions of a file or a note, each to get, a part of them. */
export function versionsScreen(
  { of, items, previous, next, isWhole }: Versions,
  { back, part, get }: Steps,
): Screen {
  const toPart = (text: string, index: number): Button =>
    button({ text, actionId: `${part.actionId}:${text.toLowerCase()}`, value: part.value(index) })
  return {
    title: 'Versions',
    text: mrkdwn`Versions of ${name(of.name)}`,
    blocks: [
      section(mrkdwn`${of.icon} Versions of *${name(of.name)}*`),
      actions([
        goTo('← Back', 'back', back),
        ...(previous === undefined ? [] : [toPart('Previous', previous)]),
        ...(next === undefined ? [] : [toPart('Next', next)]),
      ]),
      ...(items.length > 0 ? items.map((version) => versionRow(version, get)) : [NOTHING]),
      ...(isWhole ? [] : [MORE_IN_CLINKED]),
    ],
  }
}

const NOTHING = context(mrkdwn`There are no versions here.`)
const MORE_IN_CLINKED = context(mrkdwn`There are more versions than I list: Clinked has them all.`)

function versionRow(version: Version, { actionId, value }: Steps['get']): KnownBlock {
  const { versionNumber, size, uploaded, lastModified, summary } = version
  const facts = join(
    [
      size === undefined ? undefined : fileSize(size),
      mrkdwn`by ${name(uploaded.name, 80)}`,
      time(lastModified),
    ],
    ' · ',
  )
  const get = button({ text: 'Get', actionId, value: value(version), label: `Get version ${versionNumber}` })
  const said = summary ? mrkdwn`“${name(summary)}”` : undefined
  return section(join([mrkdwn`*Version ${versionNumber}*`, facts, said], '\n'), get)
}
