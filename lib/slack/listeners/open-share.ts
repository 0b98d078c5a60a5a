import { readShare } from '../../shares/read-share.ts'
import { readThread } from '../../shares/threads.ts'
import { openLoadingModal } from '../modal.ts'
import { showWithThumbnail } from '../thumbnail.ts'
import type { Listener, Turn } from '../turn.ts'
import { type ShareView, shareRef, values } from '../values.ts'
import { shareScreen } from '../views/share.ts'
import type { Mrkdwn } from '../views/text.ts'
import { threadScreen } from '../views/thread.ts'

/** What a card and its picture take at most together, and what is left of the job's time after that, in ms. */
const PICTURE_MS = 20_000
const TIME_TO_SPARE_MS = 10_000

/** Open: one share in a modal. */
export const openShare: Listener = async (turn) => {
  const share = values.share.read(turn.value)
  await openLoadingModal(turn, 'Opening')
  await showShare(turn, share)
}

/** Older and Newer, Back, and whatever else leads to another place in a share: it is shown in the same modal. */
export const turnConversationPage: Listener = async (turn) => {
  const place = values.shareView.read(turn.value)
  // Who was away to connect may have closed the modal; a failure may be told, and its way out pressed, in a message.
  if (turn.origin !== 'modal' || turn.job.isResumed) await openLoadingModal(turn, 'Opening')
  await showShare(turn, place)
}

/** @returns false when the person has closed the modal meanwhile. */
export async function showShare(turn: Turn, shown: ShareView, notice?: Mrkdwn): Promise<boolean> {
  if (shown.t?.length) return showThread(turn, shown, shown.t, notice)
  const folder = { order: shown.o, name: shown.q }
  const part = { cursor: shown.c, folderPart: shown.p, folder }
  const ref = shareRef(shown)
  const signal = AbortSignal.timeout(
    Math.max(0, Math.min(PICTURE_MS, turn.job.timeLeft() - TIME_TO_SPARE_MS)),
  )
  const open = await readShare(turn.person, ref, part, turn.services)
  return showWithThumbnail(turn, { ref, open, signal }, (drawn) => shareScreen(drawn, notice, shown))
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
