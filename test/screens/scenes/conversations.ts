import { ANNA, connect, elementsOf, tokens, topView } from '../../flow/people.ts'
import type { Act } from '../scene.ts'
import { inDm, modal } from '../sights.ts'

export const conversations: Act = {
  title: 'Notes, discussions, tasks and events',
  begin: async ({ stack }) => connect(stack, ANNA, tokens.anna.tenderFolder),
  scenes: [
    {
      picture: 'discussion',
      title: 'A discussion',
      when: 'Open, on a discussion. Older leads to what was said before.',
      drawnBy: ['shareScreen'],
      play: async ({ open }) => {
        await open('Façade material')
        return modal
      },
    },
    {
      picture: 'reply-form',
      title: 'To reply or comment',
      when: 'A discussion → Reply; anything else → Comment, or Answer on a comment.',
      drawnBy: ['writeForm'],
      play: async ({ press }) => {
        await press('reply')
        return modal
      },
    },
    {
      picture: 'reply-posted',
      title: 'A reply is posted',
      when: 'After Reply was sent and Clinked took it. To one’s own reaction it adds “(you)”.',
      drawnBy: ['shareScreen'],
      play: async ({ stack, submit, choose }) => {
        await submit({ text: 'Yes, brick it is. 🧱' })
        const [react] = elementsOf(topView(stack, ANNA), 'react')
        const [reply] = /reply_\d+/.exec(JSON.stringify(react)) ?? []
        await choose('react', `${reply} HEART`)
        return modal
      },
    },
    {
      picture: 'reactions',
      title: 'Who reacted',
      when: 'A reply or comment → Who reacted.',
      drawnBy: ['reactionsScreen'],
      play: async ({ press }) => {
        await press('who_reacted')
        return modal
      },
    },
    {
      picture: 'note',
      title: 'A note',
      when: 'Open, on a note. Long ones have pages.',
      drawnBy: ['shareScreen'],
      play: async ({ open }) => {
        await open('Design principles')
        return modal
      },
    },
    {
      picture: 'note-versions',
      title: 'The versions of a note',
      when: 'A note → Versions. Get brings one into one’s messages.',
      drawnBy: ['noteVersionsScreen'],
      play: async ({ press }) => {
        await press('note_versions')
        return modal
      },
    },
    {
      picture: 'attachments',
      title: 'What is attached',
      when: 'Anything with attachments → Attachments.',
      drawnBy: ['attachmentsScreen'],
      play: async ({ press }) => {
        await press('go_to:back')
        await press('attachments')
        return modal
      },
    },
    {
      picture: 'attachments-filter',
      title: 'To filter attachments',
      when: 'Attachments → Filter.',
      drawnBy: ['attachmentFilterForm'],
      play: async ({ press }) => {
        await press('filter_attachments')
        return modal
      },
    },
    {
      picture: 'note-folder',
      title: 'A folder of notes',
      when: 'Open, on a folder of notes.',
      drawnBy: ['shareScreen'],
      play: async ({ open }) => {
        await open('Minutes')
        return modal
      },
    },
    {
      picture: 'task',
      title: 'A task',
      when: 'Open, on a task.',
      drawnBy: ['shareScreen'],
      play: async ({ open }) => {
        await open('Review fire safety')
        return modal
      },
    },
    {
      picture: 'event',
      title: 'An event',
      when: 'Open, on an event.',
      drawnBy: ['shareScreen'],
      play: async ({ open }) => {
        await open('Site visit')
        return modal
      },
    },
    {
      picture: 'event-calendar',
      title: 'An event for one’s calendar',
      when: 'An event → Add to calendar: a file that calendars open.',
      drawnBy: ['sentScreen'],
      play: async ({ press }) => {
        await press('add_to_calendar')
        return inDm()
      },
    },
    {
      picture: 'about',
      title: 'How something is shared',
      when: 'Any share → About this share.',
      drawnBy: ['aboutScreen'],
      play: async ({ open, press }) => {
        await open('Review fire safety')
        await press('about_share')
        return modal
      },
    },
    {
      picture: 'thread',
      title: 'A comment and its answers',
      when: 'A comment → its answers.',
      drawnBy: ['threadScreen'],
      play: async ({ open, press }) => {
        await open('Change order 07')
        await press('go_to:answers')
        return modal
      },
    },
  ],
}
