import type { KnownBlock, StaticSelect } from '@slack/types'
import type { File } from '../../clinked/file.ts'
import type { FileOrder } from '../../shares/files.ts'
import type { ListPart } from '../../shares/list-part.ts'
import { isFolder } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { LONGEST_FOLDER_NAME, MOST_FOLDERS, type ShareView, values } from '../values.ts'
import { fileSize } from './file-size.ts'
import { pathStep } from './folder-forms.ts'
import { goTo } from './go-to.ts'
import { cut, LIMIT } from './limits.ts'
import { actions, button, context, outsideText, section } from './parts.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine, plain, time } from './text.ts'

const ORDER_WORDS: Record<FileOrder, string> = {
  name: 'Name, A to Z',
  'name-': 'Name, Z to A',
  newest: 'Newest first',
  oldest: 'Oldest first',
  largest: 'Largest first',
  smallest: 'Smallest first',
}

/**
 * What is in a folder, a part of it, and what can be done to find one's way in it.
 * @param shown with the part, the order and the name that is looked for.
 */
export function folderBlocks(
  folder: File,
  { items, previous, next }: ListPart<File>,
  shown: ShareView,
): KnownBlock[] {
  const turning = [
    ...(previous === undefined ? [] : [goTo('Previous', 'previous', { ...shown, p: previous })]),
    ...(next === undefined ? [] : [goTo('Next', 'next', { ...shown, p: next })]),
  ]
  return [
    ...aboutFolder(folder),
    actions([
      ...backToFolder(shown),
      orderSelect(shown.o),
      button({
        text: shown.q === undefined ? 'Find…' : 'Find something else…',
        actionId: ACTION.filterFiles,
        value: values.shareView.write(shown),
      }),
      ...(shown.q === undefined ? [] : [goTo('Show all', 'all', fromTheTop(shown))]),
      button(pathStep(shown)),
    ]),
    actions(
      FOLDER_BUTTONS.map(({ text, actionId }) =>
        button({ text, actionId, value: folderValue(folder, shown) }),
      ),
    ),
    ...(shown.q === undefined ? [] : [context(mrkdwn`Only what has “${name(shown.q)}” in its name`)]),
    ...(items.length > 0 ? items.map((file) => fileRow(file, shown)) : [context(nothing(shown, previous))]),
    ...(turning.length > 0 ? [actions(turning)] : []),
  ]
}

/** What can be done with the folder as a whole. */
const FOLDER_BUTTONS = [
  { text: 'Several at once…', actionId: ACTION.severalAtOnce },
  { text: 'Upload…', actionId: ACTION.uploadHere },
  { text: 'New folder…', actionId: ACTION.newFolder },
]

function folderValue({ friendlyName }: File, shown: ShareView): string {
  return values.folderForm.write({ ...shown, n: cut(friendlyName, LONGEST_FOLDER_NAME) })
}

function aboutFolder({ parent, tags, summary }: File): KnownBlock[] {
  const facts = join(
    [
      parent?.friendlyName ? mrkdwn`in *${name(parent.friendlyName, 100)}*` : undefined,
      tags.length > 0 ? mrkdwn`tagged ${name(tags.join(', '))}` : undefined,
    ],
    ' · ',
  )
  return [...(facts ? [context(facts)] : []), ...(summary ? [outsideText(summary)] : [])]
}

function nothing({ q }: ShareView, previous: number | undefined): Mrkdwn {
  if (previous !== undefined) return mrkdwn`Clinked lists no more of this folder here.`
  return q === undefined ? mrkdwn`This folder is empty.` : mrkdwn`Nothing in this folder is called so.`
}

/** Another order or name: the list begins anew, without a name that was looked for. */
export function fromTheTop(shown: ShareView): ShareView {
  const { p: _, q: __, c: ___, ...rest } = shown
  return rest
}

function orderSelect(order: FileOrder | undefined): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTION.sortFiles,
    placeholder: plain('Sort', LIMIT.placeholder),
    options: (Object.keys(ORDER_WORDS) as FileOrder[]).map(orderOption),
    ...(order === undefined ? {} : { initial_option: orderOption(order) }),
  }
}

function orderOption(order: FileOrder) {
  return { text: plain(ORDER_WORDS[order], LIMIT.optionText), value: order }
}

function fileRow(file: File, shown: ShareView): KnownBlock {
  const open = goTo('Open', 'item', within(shown, file.id), `Open ${oneLine(file.friendlyName)}`)
  return section(mrkdwn`${fileIcon(file)} *${name(file.friendlyName)}*${factsBelow(file)}`, open)
}

export function fileIcon(file: Pick<File, 'contentType'>): Mrkdwn {
  if (isFolder(file)) return mrkdwn`:file_folder:`
  return file.contentType?.startsWith('image/') ? mrkdwn`:frame_with_picture:` : mrkdwn`:page_facing_up:`
}

function factsBelow(file: File): Mrkdwn {
  const facts = fileFacts(file)
  return facts ? mrkdwn`\n${facts}` : mrkdwn``
}

/** Size, who and when, as far as they are known, on one line. */
export function fileFacts(file: File): Mrkdwn {
  const { size, uploaded, lastModified, locked } = file
  return join(
    [
      isFolder(file) || size === undefined ? undefined : fileSize(size),
      uploaded && mrkdwn`by ${name(uploaded.name, 80)}`,
      lastModified === undefined ? undefined : time(lastModified),
      locked ? mrkdwn`:lock: locked` : undefined,
    ],
    ' · ',
  )
}

/** An item in the folder that is shown, with the way back to where one was in it. */
export function within({ s, e, up = [], o, p, q }: ShareView, item: number): ShareView {
  const above = e === undefined ? [] : [...up, e].slice(-MOST_FOLDERS)
  const back = { ...(p === undefined ? {} : { p }), ...(q === undefined ? {} : { q }) }
  return {
    s,
    e: item,
    ...(above.length > 0 ? { up: above } : {}),
    ...(o === undefined ? {} : { o }),
    ...(p === undefined && q === undefined ? {} : { b: back }),
  }
}

/** Inside a shared folder: to the folder that the file, or folder, is in, where one was in it. */
export function backToFolder({ s, e, up = [], o, b }: ShareView) {
  if (e === undefined) return []
  const folder = up.at(-1)
  const above = up.slice(0, -1)
  const to: ShareView = {
    s,
    ...(folder === undefined ? {} : { e: folder }),
    ...(above.length > 0 ? { up: above } : {}),
    ...(o === undefined ? {} : { o }),
    ...b,
  }
  return [goTo('← Back', 'back', to)]
}
