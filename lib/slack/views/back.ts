import type { Button } from '@slack/types'
import type { Share } from '../../shares/share.ts'
import { refValue } from '../values.ts'
import { goTo } from './go-to.ts'

/** In a modal that went on from a share: back to the share, with the newest of what was said. */
export function backToShare(share: Pick<Share, 'id' | 'item'>): Button {
  return goTo('← Back', 'back', refValue(share))
}
