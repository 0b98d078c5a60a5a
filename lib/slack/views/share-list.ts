import type { KnownBlock } from '@slack/types'
import type { Share, ShareKind } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { connectionTrouble, type TroubleView } from './errors.ts'
import { actions, button, context, header, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { day, join, type Mrkdwn, mrkdwn, name, oneLine } from './text.ts'

const SHARES_PER_PAGE = 10

const KIND: Record<ShareKind, { icon: Mrkdwn; word: Mrkdwn }> = {
  file: { icon: mrkdwn`:page_facing_up:`, word: mrkdwn`File` },
  note: { icon: mrkdwn`:memo:`, word: mrkdwn`Note` },
  discussion: { icon: mrkdwn`:speech_balloon:`, word: mrkdwn`Discussion` },
  task: { icon: mrkdwn`:ballot_box_with_check:`, word: mrkdwn`Task` },
  event: { icon: mrkdwn`:calendar:`, word: mrkdwn`Event` },
}

/** "File" and its icon; a kind that is not known is called as the API calls it. */
export function kindOf(share: Pick<Share, 'kind' | 'type'>): { icon: Mrkdwn; word: Mrkdwn } {
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
  const count = list.shares.length
  return {
    title: 'Shared with you',
    text: count === 1 ? mrkdwn`1 thing is shared with you.` : mrkdwn`${count} things are shared with you.`,
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

/** The list without its heading, for App Home too. */
export function shareListBlocks({ shares, troubles, page }: ShareListView): KnownBlock[] {
  const pages = Math.max(1, Math.ceil(shares.length / SHARES_PER_PAGE))
  const shown = Math.min(page, pages)
  const first = (shown - 1) * SHARES_PER_PAGE
  const onPage = shares.slice(first, first + SHARES_PER_PAGE)
  return [
    ...troubles.map(connectionTrouble),
    ...(shares.length === 0 && troubles.length === 0 ? [section(NOTHING_SHARED)] : []),
    ...onPage.map(shareRow),
    ...(pages > 1
      ? [
          context(mrkdwn`${first + 1}–${first + onPage.length} of ${shares.length}`),
          actions(pageButtons(shown, pages)),
        ]
      : []),
  ]
}

const NOTHING_SHARED = mrkdwn`Nothing is shared with you any more: what was shared has lapsed or was taken back.`

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

function pageButtons(page: number, pages: number) {
  const to = (text: string, target: number) =>
    button({
      text,
      actionId: `${ACTION.sharesPage}:${text.toLowerCase()}`,
      value: values.page.write({ p: target }),
    })
  return [...(page > 1 ? [to('Previous', page - 1)] : []), ...(page < pages ? [to('Next', page + 1)] : [])]
}
