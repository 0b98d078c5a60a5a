import { dataroomSteps } from '../../flow/dataroom-steps.ts'
import { ANNA, GENERAL } from '../../flow/people.ts'
import type { Act, Stage } from '../scene.ts'
import { inDm, inGeneral, modal } from '../sights.ts'

const steps = ({ stack }: Stage) => dataroomSteps(() => stack)

export const datarooms: Act = {
  title: 'Data rooms',
  begin: (stage) => steps(stage).connect(),
  scenes: [
    {
      picture: 'rooms',
      title: 'One’s data rooms',
      when: '`/dataroom`; `/dataroom aurora` lists those that are called so.',
      drawnBy: ['roomListScreen'],
      play: async () => inGeneral(),
    },
    {
      picture: 'room-splash',
      title: 'What is to be accepted to enter',
      when: 'Open, on a data room that asks for it. Nothing is accepted but by this press.',
      drawnBy: ['splashForm'],
      play: async (stage) => {
        await steps(stage).open('Project Aurora')
        return modal
      },
    },
    {
      picture: 'room',
      title: 'A data room',
      when: 'Open, or after it was entered: folders and documents, in the order of its index.',
      drawnBy: ['roomScreen'],
      play: async (stage) => {
        const { accept, press } = steps(stage)
        await accept()
        await press('room_place:folder', 'Open Finance')
        return modal
      },
    },
    {
      picture: 'room-find',
      title: 'To find something in a data room',
      when: 'A data room → Find…',
      drawnBy: ['findInRoomForm'],
      play: async ({ press }) => {
        await press('find_in_room')
        return modal
      },
    },
    {
      picture: 'room-found',
      title: 'What is called so in a folder',
      when: 'Find, in the form.',
      drawnBy: ['roomScreen'],
      play: async ({ submit }) => {
        await submit({ room_name: 'figures' })
        return modal
      },
    },
    {
      picture: 'document-sent',
      title: 'A document is there',
      when: 'Get, on a document: it comes into one’s messages.',
      drawnBy: ['sentScreen'],
      play: async (stage) => {
        await steps(stage).press('get_document', 'Key figures')
        return modal
      },
    },
    {
      picture: 'document-in-messages',
      title: 'A document in one’s messages',
      when: 'What was got stands there, marked as confidential.',
      drawnBy: ['sentScreen'],
      play: async () => inDm(),
    },
    {
      picture: 'document-none',
      title: 'A document without a file',
      when: 'Get, on what is only an entry in the index; or on any document, where files are not sent into Slack.',
      drawnBy: ['documentElsewhereScreen'],
      play: async (stage) => {
        const { documentCalled } = steps(stage)
        const register = documentCalled('Share register (on request)')
        const value = { w: '701421', f: String(register.folder.id), d: String(register.id) }
        const anna = stage.stack.slack.as(ANNA)
        await anna.act({
          container: { type: 'view', view_id: anna.views().at(-1)?.id ?? '' },
          block_id: 'any',
          action: { type: 'button', action_id: 'get_document', value: JSON.stringify(value) },
        })
        await stage.stack.drain()
        return modal
      },
    },
    {
      picture: 'room-mention-form',
      title: 'To mention a data room in a channel',
      when: 'A data room → Mention in a channel…',
      drawnBy: ['mentionForm'],
      play: async ({ press }) => {
        await press('room_place:back')
        await press('mention_room')
        return modal
      },
    },
    {
      picture: 'room-mentioned-not',
      title: 'It was not mentioned',
      when: 'Mention, in a channel that the app may not post in.',
      drawnBy: ['notMentionedScreen'],
      play: async ({ submit }) => {
        await submit({ channel: { selected_conversation: GENERAL } })
        return modal
      },
    },
    {
      picture: 'room-mentioned',
      title: 'It was mentioned',
      when: 'Mention, in the form.',
      drawnBy: ['mentionedScreen'],
      play: async ({ press, submit }) => {
        await press('room_place:back')
        await press('mention_room')
        await submit({ channel: { selected_conversation: 'C0PROJECTS' } })
        return modal
      },
    },
    {
      picture: 'room-mention',
      title: 'A data room in a channel',
      when: 'In the channel: its name, and no more. Open shows it to who is in it.',
      drawnBy: ['mentionCard'],
      play: async () => ({ in: 'message', channel: 'C0PROJECTS' }),
    },
    {
      picture: 'room-not-entered',
      title: 'A data room that asks for more',
      when: 'Accept and enter, where Intralinks wants a code or an answer that Slack must not carry.',
      drawnBy: ['notEnteredScreen'],
      play: async (stage) => {
        const { type, open, accept } = steps(stage)
        await stage.close()
        await type('/dataroom')
        await open('Project Borealis')
        await accept()
        return modal
      },
    },
  ],
}
