import type { KnownBlock } from '@slack/types'
import { mayBeFolder, type Share, type ShareKind } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { connectionTroubles, type NextStep, type TroubleView } from './errors.ts'
import { listPage } from './list-page.ts'
import { actions, button, header, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { day, join, type Mrkdwn, mrkdwn, name, oneLine } from './text.ts'

interface KindWords {
  icon: Mrkdwn
  word: Mrkdwn
}

const KIND: Record<ShareKind, KindWords> = {
  file: { icon: mrkdwn`:page_facing_up:`, word: mrkdwn`File` },
  note: { icon: mrkdwn`:memo:`, word: mrkdwn`Note` },
  discussion: { icon: mrkdwn`:speech_balloon:`, word: mrkdwn`Discussion` },
  task: { icon: mrkdwn`:ballot_box_with_check:`, word: mrkdwn`Task` },
  event: { icon: mrkdwn`:calendar:`, word: mrkdwn`Event` },
}

const MAY_BE_FOLDER: KindWords = { icon: mrkdwn`:file_folder:`, word: mrkdwn`Folder or file` }

/** "File" and its icon, as far as the list of shares tells. */
export function kindOf(share: Pick<Share, 'kind' | 'type' | 'name'>): KindWords {
  return mayBeFolder(share) ? MAY_BE_FOLDER : knownKind(share)
}

/** The same where it is known to be no folder; a kind that is not known is called as the API calls it. */
export function knownKind(share: Pick<Share, 'kind' | 'type'>): KindWords {
  return share.kind ? KIND[share.kind] : { icon: mrkdwn`:package:`, word: name(share.type, 50) }
}

export interface ShareListView {
  shares: Share[]
  troubles: TroubleView[]
  /** From 1. */
  page: number
}

/** Everything that is shared with the person, a page of it. */
export function shareListScreen(list: ShareListView): Screen {
  return {
    title: 'Shared with you',
    text: inOneSentence(list),
    blocks: [
      header('Shared with you'),
      ...shareListBlocks(list),
      actions([
        button({ text: 'Connect another', actionId: ACTION.connect }),
        button({ text: 'Waiting approvals', actionId: ACTION.showApprovals }),
      ]),
    ],
  }
}

/** Of a connection that did not answer nobody knows what it has: then no number is said to be all. */
function inOneSentence({ shares, troubles }: ShareListView): Mrkdwn {
  const count = shares.length
  const number =
    count === 1 ? mrkdwn`1 thing is shared with you.` : mrkdwn`${count} things are shared with you.`
  if (troubles.length > 0) return join([count > 0 ? number : undefined, NOT_ALL_ASKED], ' ')
  return count > 0 ? number : NOTHING_SHARED
}

const NOT_ALL_ASKED = mrkdwn`I could not ask all of your connections just now.`

/** The list without its heading, for App Home too. */
export function shareListBlocks({ shares, troubles, page }: ShareListView): KnownBlock[] {
  const { rows, turning } = listPage(shares, page, ACTION.sharesPage)
  return [
    ...connectionTroubles(troubles),
    ...(shares.length === 0 && troubles.length === 0 ? [section(NOTHING_SHARED)] : []),
    ...rows.map(shareRow),
    ...turning,
  ]
}

/** Said where a person has connections and nothing is shared under them. */
export const NOTHING_SHARED = mrkdwn`Nothing is shared with you any more: what was shared has lapsed or was taken back.`

function shareRow(share: Share): KnownBlock {
  const { icon, word } = kindOf(share)
  const facts = join(
    [
      word,
      share.sharedBy === undefined ? undefined : mrkdwn`shared by ${name(share.sharedBy, 80)}`,
      share.hasPassword ? mrkdwn`:lock: password` : undefined,
      share.dateExpire === undefined ? undefined : mrkdwn`lapses ${day(share.dateExpire)}`,
    ],
    ' · ',
  )
  const open = button({
    text: 'Open',
    actionId: ACTION.openShare,
    value: values.share.write({ s: share.id }),
    label: `Open ${oneLine(share.name)}`,
  })
  return section(mrkdwn`${icon} *${name(share.name)}*\n${facts}`, open)
}

/** Leads to the list. */
export const mySharesStep: NextStep = { text: 'My shares', actionId: ACTION.listShares }
