import { ANNA, connect, GENERAL, tokens } from '../../flow/people.ts'
import type { Act } from '../scene.ts'
import { inDm, inGeneral } from '../sights.ts'

export const leaving: Act = {
  title: 'Leaving',
  begin: async ({ stack }) => {
    await connect(stack, ANNA, tokens.anna.facade)
    await connect(stack, ANNA, tokens.anna.tenderFolder)
  },
  scenes: [
    {
      picture: 'disconnect',
      title: 'To disconnect',
      when: '`/shares disconnect`, and in App Home.',
      drawnBy: ['disconnectScreen'],
      play: async ({ type }) => {
        await type('/shares disconnect')
        return inGeneral()
      },
    },
    {
      picture: 'disconnect-question',
      title: 'Are you sure?',
      when: 'Disconnect.',
      drawnBy: ['disconnectScreen'],
      play: async () => ({ in: 'question', button: 'Disconnect Tender documents', channel: GENERAL }),
    },
    {
      picture: 'disconnected',
      title: 'Disconnected',
      when: 'In the same message.',
      drawnBy: ['disconnectedScreen'],
      play: async ({ press }) => {
        await press('disconnect')
        return inGeneral()
      },
    },
    {
      picture: 'audit',
      title: 'One’s audit',
      when: '`/shares audit`: what one did upstream through the app, as a table.',
      drawnBy: ['sentScreen'],
      play: async ({ type }) => {
        await type('/shares audit')
        return inDm()
      },
    },
    {
      picture: 'audit-admins',
      title: 'The audit of everybody, asked for by somebody who may not have it',
      when: '`/shares audit all`; admins and owners get it.',
      drawnBy: ['onlyAdminsScreen'],
      play: async ({ type }) => {
        await type('/shares audit all')
        return inGeneral()
      },
    },
    {
      picture: 'forget-me',
      title: 'To be forgotten',
      when: '`/shares forget-me`.',
      drawnBy: ['forgetMeScreen'],
      play: async ({ type }) => {
        await type('/shares forget-me')
        return inGeneral()
      },
    },
    {
      picture: 'forgotten',
      title: 'Forgotten',
      when: 'Forget me, confirmed.',
      drawnBy: ['forgottenScreen'],
      play: async ({ stack, press }) => {
        stack.clock.advance(1_000)
        await press('forget_me')
        return inGeneral()
      },
    },
  ],
}
