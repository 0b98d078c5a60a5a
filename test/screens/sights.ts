import { GENERAL } from '../flow/people.ts'
import type { Sight } from './scene.ts'

/** Where scenes are mostly seen. */

export const modal: Sight = { in: 'modal' }
export const home: Sight = { in: 'home' }
export const browser: Sight = { in: 'browser' }

/** Anna's direct messages with the app. */
export const DM = 'D0ANNA'

/** The newest message in #general, or the newest there that has this text. */
export const inGeneral = (saying?: string): Sight => message(GENERAL, saying)

/** The same in Anna's direct messages with the app. */
export const inDm = (saying?: string): Sight => message(DM, saying)

const message = (channel: string, saying: string | undefined): Sight => ({
  in: 'message',
  channel,
  ...(saying === undefined ? {} : { saying }),
})
