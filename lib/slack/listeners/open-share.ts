import { readShare } from '../../shares/read-share.ts'
import { openLoadingModal } from '../modal.ts'
import type { Listener, Turn } from '../turn.ts'
import { shareRef, values } from '../values.ts'
import { shareScreen } from '../views/share.ts'
import type { Mrkdwn } from '../views/text.ts'

/** Open: one share in a modal. */
export const openShare: Listener = async (turn) => {
  const share = values.share.read(turn.value)
  await openLoadingModal(turn, 'Opening')
  await showShare(turn, share)
}

/** Older and Newer: another part of the conversation, in the same modal. */
export const turnConversationPage: Listener = async (turn) => {
  await showShare(turn, values.shareView.read(turn.value))
}

/** @returns false when the person has closed the modal meanwhile. */
export async function showShare(
  turn: Turn,
  shown: ReturnType<typeof values.shareView.read>,
  notice?: Mrkdwn,
): Promise<boolean> {
  const open = await readShare(turn.person, shareRef(shown), shown.c, turn.services)
  return turn.surface.show(shareScreen(open, notice))
}
