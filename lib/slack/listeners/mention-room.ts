import { listRooms, roomIn } from '../../datarooms/rooms.ts'
import { writeOnce } from '../../jobs/write-once.ts'
import { slackErrorCode } from '../answer.ts'
import { FIELD, pickedConversation } from '../forms.ts'
import { openModal } from '../modal.ts'
import { CHANNEL_GONE, NOT_IN_CHANNEL } from '../subscription-parent.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, values } from '../values.ts'
import { roomPlaceStep } from '../views/dataroom.ts'
import { mentionForm } from '../views/dataroom-forms.ts'
import { mentionCard, mentionedScreen, notMentionedScreen } from '../views/dataroom-mention.ts'
import { errorScreen } from '../views/errors.ts'
import type { Screen } from '../views/screen.ts'

/** Mention in a channel…: opens the form. */
export const askWhereToMention: Listener = async (turn) => {
  await openModal(turn, mentionForm(values.roomView.read(turn.value)))
}

/** The form was submitted: the room's name is posted, once. Nothing else of a data room is ever seen in a channel. */
export const mentionRoom: Listener = async (turn) => {
  const { view, person, services } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const shown = values.roomView.read(view.privateMetadata)
  turn.failureScreen = (what) => errorScreen(what, roomPlaceStep(shown))
  const channel = pickedConversation(view.values, FIELD.channel)
  if (channel === '') throw new InvalidValueError('There is no channel to mention it in.')
  const room = roomIn(await listRooms(person, services), shown.w)
  try {
    await postOnce(turn, view.id, channel, mentionCard(room, person.userId))
    await turn.surface.show(mentionedScreen(channel, shown))
  } catch (error) {
    if (!slackErrorCode(error, CHANNEL_GONE)) throw error
    const why = slackErrorCode(error, NOT_IN_CHANNEL) ? 'not_in_channel' : 'may_not_post'
    await turn.surface.show(notMentionedScreen(channel, why, shown))
  }
}

async function postOnce(
  { client, person, services }: Turn,
  submission: string,
  channel: string,
  { text, blocks }: Screen,
): Promise<void> {
  const quiet = { unfurl_links: false, unfurl_media: false }
  await writeOnce(
    {
      key: `mention#${person.teamId}#${person.userId}#${submission}`,
      intent: { kind: 'mention', owner: person, payload: { channel } },
      send: async () => {
        const { ts } = await client.chat.postMessage({ channel, text, blocks, ...quiet })
        return ts ?? ''
      },
      // A channel cannot be read back; at worst a name stands there twice.
      find: async () => undefined,
    },
    services,
  )
}
