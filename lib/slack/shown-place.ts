import type { Turn } from './turn.ts'
import { type ShareView, values } from './values.ts'

/**
 * The place in a share that the modal shows in which something was pressed, with the way back from there.
 * @param itself what it was pressed for: the place where the modal shows no other of its share.
 */
export function shownPlace({ origin, actionId, view }: Turn, itself: ShareView): ShareView {
  const isPress = origin === 'modal' && actionId !== undefined
  if (!isPress || !view?.privateMetadata) return itself
  const shown = values.shareView.read(view.privateMetadata)
  return shown.s === itself.s ? shown : itself
}
