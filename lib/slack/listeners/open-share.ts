import { readShare } from '../../shares/read-share.ts'
import { readThread } from '../../shares/threads.ts'
import { openLoadingModal } from '../modal.ts'
import type { Listener, Turn } from '../turn.ts'
import { type ShareView, shareRef, values } from '../values.ts'
import { shareScreen } from '../views/share.ts'
import type { Mrkdwn } from '../views/text.ts'
import { threadScreen } from '../views/thread.ts'

/** Open: one share in a modal. */
export const openShare: Listener = async (turn) => {
  const share = values.share.read(turn.value)
  await openLoadingModal(turn, 'Opening')
  await showShare(turn, share)
}

/** Older and Newer, Back, and whatever else leads to another place in a share: it is shown in the same modal. */
export const turnConversationPage: Listener = async (turn) => {
  await showShare(turn, values.shareView.read(turn.value))
}

/** @returns false when the person has closed the modal meanwhile. */
export async function showShare(turn: Turn, shown: ShareView, notice?: Mrkdwn): Promise<boolean> {
  if (shown.t?.length) return showThread(turn, shown, shown.t, notice)
  const folder = { order: shown.o, name: shown.q }
  const part = { cursor: shown.c, folderPart: shown.p, folder }
  const open = await readShare(turn.person, shareRef(shown), part, turn.services)
  return turn.surface.show(shareScreen(open, notice, shown))
}

async function showThread(
  turn: Turn,
  shown: ShareView,
  threads: NonNullable<ShareView['t']>,
  notice?: Mrkdwn,
): Promise<boolean> {
  const path = threads.map(({ k, c }) => ({ comment: k, cursor: c }))
  const open = await readThread(turn.person, shareRef(shown), { outer: shown.c, path }, turn.services)
  return turn.surface.show(threadScreen(open, shown, notice))
}
