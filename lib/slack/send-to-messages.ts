import type { KnownBlock } from '@slack/types'
import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import { CannotSendError, type FileToSend, type Notice, sendFile } from './send-file.ts'
import type { Turn } from './turn.ts'
import { type CannotSend, notSentScreen, sendingScreen, sentScreen } from './views/download.ts'
import type { NextStep } from './views/errors.ts'
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

  await surface.show(sendingScreen(title))
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
