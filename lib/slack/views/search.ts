import type { InputBlock, KnownBlock } from '@slack/types'
import type { Found } from '../../shares/search.ts'
import { ACTION } from '../actions.ts'
import { FIELD } from '../forms.ts'
import { values } from '../values.ts'
import { connectionTroubles, type TroubleView } from './errors.ts'
import { fileFacts, fileIcon } from './folder.ts'
import { LIMIT } from './limits.ts'
import { button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { kindOf } from './share-list.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine, plain } from './text.ts'

export interface SearchView {
  text: string
  found: Found[]
  /** Whether there is more than is shown. */
  more: boolean
  troubles: TroubleView[]
}

/** What is called so, each to open. */
export function searchScreen({ text, found, more, troubles }: SearchView): Screen {
  const summary = inOneSentence(found.length, text, more)
  return {
    title: 'Search',
    text: summary,
    blocks: [
      section(mrkdwn`:mag: ${summary}`),
      ...connectionTroubles(troubles),
      ...found.map(foundRow),
      ...(more ? [context(mrkdwn`There is more: write more of the name to find it.`)] : []),
    ],
  }
}

function inOneSentence(count: number, text: string, more: boolean): Mrkdwn {
  const words = name(text, 100)
  if (count === 0) return mrkdwn`Nothing that is shared with you has “${words}” in its name.`
  if (more) return mrkdwn`The first ${count} with “${words}” in the name`
  return mrkdwn`${count} with “${words}” in the name`
}

function foundRow(found: Found): KnownBlock {
  const { share } = found
  const title = found.kind === 'file' ? found.file.friendlyName : share.name
  const icon = found.kind === 'file' ? fileIcon(found.file) : kindOf(share).icon
  const facts =
    found.kind === 'file'
      ? join([mrkdwn`in *${name(share.name, 100)}*`, fileFacts(found.file) || undefined], ' · ')
      : join(
          [kindOf(share).word, share.sharedBy ? mrkdwn`shared by ${name(share.sharedBy, 80)}` : undefined],
          ' · ',
        )
  const open = button({
    text: 'Open',
    actionId: ACTION.openShare,
    value: values.share.write({ s: share.id, ...(found.kind === 'file' ? { e: found.file.id } : {}) }),
    label: `Open ${oneLine(title)}`,
  })
  return section(mrkdwn`${icon} *${name(title)}*\n${facts}`, open)
}

/** Nothing was typed: how to search. */
export function searchHintScreen(): Screen {
  const text = mrkdwn`Type what to look for: \`/shares search plan\` finds all that has “plan” in its name.`
  return { title: 'Search', text, blocks: [section(mrkdwn`:mag: ${text}`)] }
}

/** In App Home: searches when Enter is pressed. */
export function searchBox(): InputBlock {
  return {
    type: 'input',
    dispatch_action: true,
    block_id: FIELD.search.block,
    label: plain('Find by name', LIMIT.labelText),
    element: {
      type: 'plain_text_input',
      action_id: ACTION.search,
      max_length: FIELD.search.maxLength,
      placeholder: plain('Part of a name, then Enter', LIMIT.placeholder),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  }
}
