import type { KnownBlock } from '@slack/types'
import type { Mrkdwn } from './text.ts'

/**
 * What a person is shown, wherever it is shown: as a message only they see, in a modal, in App Home or in a DM.
 */
export interface Screen {
  /** The title where there is one (modals): at most 24 characters. */
  title: string
  /** The whole in one sentence: for notifications and for those who have it read to them. */
  text: Mrkdwn
  blocks: KnownBlock[]
  /** Whether it has nothing but a button for what was pressed: a modal that comes of that takes its place. */
  offersSameAgain?: boolean
  /** What a modal remembers for what is pressed in it: JSON, at most 3,000 characters. */
  privateMetadata?: string
}
