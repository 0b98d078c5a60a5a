import type { KnownBlock } from '@slack/types'
import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import { openLoadingModal } from './modal.ts'
import { CannotSendError, type FileToSend, type Notice, sendFile } from './send-file.ts'
import type { Turn } from './turn.ts'
import {
  type CannotSend,
  notSentScreen,
  onItsWayScreen,
  sendingScreen,
  sentScreen,
} from './views/download.ts'
import type { NextStep } from './views/errors.ts'
import { loadingScreen } from './views/modal.ts'
import type { Screen } from './views/screen.ts'
import { appMessagesLink, type Mrkdwn } from './views/text.ts'

/** What a person has to do something about: connect again, or accept something first. */
const ASKS_THE_PERSON: UpstreamErrorCode[] = ['unauthorized', 'logged_in_elsewhere', 'entrance_required']

interface Telling {
  /** Does it again. */
  again: NextStep
  /** What is said of a file that cannot be sent, and what to do instead. */
  instead: (reason: CannotSend) => { why: Mrkdwn; next: NextStep }
  /** Leads back to where it was asked for. */
  back: KnownBlock
}

/**
 * Tells the person at once, in a modal, that what they want is on its way to their messages. Where no files are sent
 * there, it is only looked for.
 *
 * @throws as openLoadingModal.
 */
export async function announceSending(turn: Turn): Promise<void> {
  if (turn.surface.viewId === undefined) await openLoadingModal(turn, GET)
  await turn.surface.show(turn.services.sendsFilesToSlack ? onItsWayScreen : loadingScreen(GET))
}

const GET = 'Get'

/**
 * Sends a file into the person's DM with the app (sendFile), and says how that goes where it was asked for: what cannot
 * be sent is told there and in the DM.
 * @throws as sendFile, but for CannotSendError.
 */
export async function sendToMessages(
  turn: Turn,
  file: FileToSend,
  { again, instead, back }: Telling,
): Promise<void> {
  const { person, appId, surface } = turn
  const { title } = file
  let notice: Notice | undefined
  const notSent = async (screen: Screen): Promise<Screen> => {
    await notice?.replace(screen)
    return screen
  }
  turn.failureScreen = (what) => notSent(notSentScreen(title, what, again))

  // What was answered to a command cannot be changed: there it is said already that the file is on its way.
  if (surface.viewId !== undefined || surface.message) await surface.show(sendingScreen(title))
  try {
    await sendFile(turn, file, (shown) => {
      notice = shown
    })
  } catch (error) {
    // It begins anew once the person has done what they are asked to.
    if (error instanceof UpstreamError && ASKS_THE_PERSON.includes(error.code)) await notice?.withdraw()
    if (!(error instanceof CannotSendError)) throw error
    const { why, next } = instead(error.reason)
    await surface.show(await notSent(notSentScreen(title, why, next)))
    return
  }
  await surface.show(sentScreen(title, appMessagesLink({ teamId: person.teamId, appId }), back))
}
