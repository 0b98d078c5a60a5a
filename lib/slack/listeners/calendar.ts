import { Readable } from 'node:stream'
import { readShare } from '../../shares/read-share.ts'
import { type Notice, sendFile } from '../send-file.ts'
import type { Listener } from '../turn.ts'
import { InvalidValueError, shareRef, values } from '../values.ts'
import { calendarFile, calendarFileName } from '../views/calendar-file.ts'
import { shareScreen } from '../views/share.ts'
import { appMessagesLink, mrkdwn, name } from '../views/text.ts'

/** Add to calendar: the event as a calendar file in the person's messages, where Slack lets them open it. */
export const addToCalendar: Listener = async (turn) => {
  const { person, services, appId } = turn
  const open = await readShare(person, shareRef(values.shareView.read(turn.value)), undefined, services)
  const { share, detail } = open
  if (detail?.kind !== 'event') throw new InvalidValueError('Only an event goes into a calendar.')

  let notice: Notice | undefined
  const { failureScreen } = turn
  turn.failureScreen = async (what) => {
    const screen = await failureScreen(what)
    await notice?.replace(screen)
    return screen
  }
  const uid = `${share.id}@shares-for-slack`
  const file = Buffer.from(calendarFile(detail.event, { uid, now: services.clock() }))
  await sendFile(
    turn,
    {
      title: name(share.name),
      comment: mrkdwn`:calendar: *${name(share.name)}*: open the file to add it to your calendar.`,
      open: async () => ({
        name: calendarFileName(detail.event),
        bytes: { body: Readable.from([file]), contentLength: file.byteLength },
      }),
    },
    (shown) => {
      notice = shown
    },
  )
  const messages = appMessagesLink({ teamId: person.teamId, appId })
  await turn.surface.show(
    shareScreen(open, mrkdwn`:white_check_mark: The calendar file is in your ${messages}. Open it there.`),
  )
}
