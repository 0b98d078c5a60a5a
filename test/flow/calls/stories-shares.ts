import { ACTION } from '../../../lib/slack/actions.ts'
import { values } from '../../../lib/slack/values.ts'
import { ANNA, buttonValue, GENERAL, lastMessage, tokens } from '../people.ts'
import { connectShare, type Story } from './story.ts'
import type { World } from './world.ts'

const option = (value: string) => ({ selected_option: { text: { type: 'plain_text', text: 'x' }, value } })

/** Shares of each kind, opened and left again. */
export const opening: Story = async (world, count) => {
  await connectShare(world, tokens.anna.facade)
  const kinds = {
    'a discussion': 'Façade material',
    'a note': 'Design principles',
    'a folder of notes': 'Minutes',
    'a folder of files': 'Tender documents',
    'a file': 'Change order 07.pdf',
    'a task': 'fire safety',
    'an event': 'Site visit',
  }
  for (const [kind, name] of Object.entries(kinds)) {
    await count('buttons', `${ACTION.openShare}: ${kind}`, () => world.open(name))
    await world.anna().close()
  }
}

/** Words and reactions. */
export const talking: Story = async (world, count) => {
  await connectShare(world, tokens.anna.facade)
  await world.settle(() => world.open('Façade material'))
  await count('buttons', ACTION.conversationPage, () =>
    pressView(world, `${ACTION.conversationPage}:older`, 'Façade'),
  )
  await count('buttons', ACTION.reply, () => world.press(ACTION.reply))
  await count('forms', 'reply', () => world.submit({ text: { value: 'Brick.' } }))
  await count('buttons', ACTION.react, () => pressReaction(world))
  await count('buttons', ACTION.whoReacted, () => world.press(ACTION.whoReacted))
  await count('buttons', ACTION.goTo, () => world.press(`${ACTION.goTo}:back`))
  await count('buttons', ACTION.aboutShare, () => world.press(ACTION.aboutShare))
  await world.anna().close()

  await world.settle(() => world.open('Change order 07.pdf'))
  await count('buttons', ACTION.comment, () => world.press(ACTION.comment))
  await count('forms', 'comment', () => world.submit({ text: { value: 'Read.' } }))
  await count('buttons', ACTION.answer, () => world.press(ACTION.answer))
  world.stack.clinked.faults.add({ match: { section: '7.3' }, status: 422, times: 1 })
  await world.settle(() => world.submit({ text: { value: 'Not taken.' } }))
  await count('buttons', ACTION.tryWriteAgain, () => world.press(ACTION.tryWriteAgain))
}

function pressReaction(world: World): Promise<unknown> {
  const reply = world.stack.clinked.store.replies[0]
  return world.anna().press(ACTION.react, option(`reply_${reply?.id} HEART`))
}

/** Presses what a longer share would show. */
function pressView(world: World, actionId: string, name: string): Promise<unknown> {
  const share = values.share.read(
    buttonValue(lastMessage(world.stack, ANNA, GENERAL), ACTION.openShare, name),
  )
  return world.pressAs(actionId, values.shareView.write(share))
}

/** What notes, events and attachments have. */
export const reading: Story = async (world, count) => {
  await connectShare(world, tokens.anna.facade)
  await world.settle(() => world.open('Design principles'))
  await count('buttons', ACTION.attachments, () => world.press(ACTION.attachments))
  await count('buttons', ACTION.filterAttachments, () => world.press(ACTION.filterAttachments))
  await count('forms', 'filter_attachments', () => world.submit({ attachment_name: { value: 'notes' } }))
  await count('buttons', ACTION.getAttachment, () => world.press(ACTION.getAttachment))
  await count('buttons', `${ACTION.sendHere}: an attachment`, () =>
    world.press(`${ACTION.sendHere}:attachment`),
  )
  await world.anna().close(undefined, true)
  await world.settle(() => world.open('Design principles'))
  await count('buttons', ACTION.noteVersions, () => world.press(ACTION.noteVersions))
  await count('buttons', ACTION.getNoteVersion, () => world.press(ACTION.getNoteVersion))
  await world.anna().close(undefined, true)
  await world.settle(() => world.open('Site visit'))
  await count('buttons', ACTION.addToCalendar, () => world.press(ACTION.addToCalendar))
}
