import type { FoundDocument } from '../../datarooms/documents.ts'
import { ACTION } from '../actions.ts'
import { type DocumentValue, type RoomView, values } from '../values.ts'
import { place } from './dataroom.ts'
import { openIntralinks } from './dataroom-enter.ts'
import type { NextStep } from './errors.ts'
import { actions, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name } from './text.ts'

/** What is said with a document in the person's messages. */
export function documentComment({ room, document }: Pick<FoundDocument, 'room' | 'document'>): Mrkdwn {
  return mrkdwn`${name(document.fileName)} · :lock: Confidential, from *${name(room.name, 100)}* in Intralinks`
}

/** There is nothing to get of this document here: why, and a link to Intralinks. */
export function documentElsewhereScreen(
  { document }: Pick<FoundDocument, 'document'>,
  why: keyof typeof ELSEWHERE,
  { back, webUrl }: { back: RoomView; webUrl: string },
): Screen {
  const text = mrkdwn`*${name(document.fileName)}* ${ELSEWHERE[why]}`
  return {
    title: 'Get',
    text,
    blocks: [
      section(mrkdwn`:information_source: ${text}`),
      actions([openIntralinks(webUrl), place('← Back', 'back', back)]),
    ],
  }
}

const ELSEWHERE = {
  no_file: mrkdwn`is only an entry in the index: there is no file to it.`,
  switched_off: mrkdwn`is to be had in Intralinks: here, files are not sent into Slack.`,
} as const

/** Get it, again. */
export function getDocumentStep(wanted: DocumentValue): NextStep {
  return { text: 'Try again', actionId: ACTION.getDocument, value: values.document.write(wanted) }
}

/** Why a document cannot be sent. */
export const CANNOT_SEND_DOCUMENT = {
  too_large: mrkdwn`It is larger than Slack takes: please get it in Intralinks.`,
  too_slow: mrkdwn`It took longer than this app has time for: please get it in Intralinks.`,
  empty: mrkdwn`It is empty, and Slack takes no empty files.`,
  cut_short: mrkdwn`What came is not as long as Intralinks says it is, so nothing of it was kept.`,
} as const
