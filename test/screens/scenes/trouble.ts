import { ANNA, connect, elementsOf, GENERAL, tokens } from '../../flow/people.ts'
import type { Act } from '../scene.ts'
import { inGeneral, modal } from '../sights.ts'

export const trouble: Act = {
  title: 'Trouble',
  begin: async ({ stack }) => connect(stack, ANNA, tokens.anna.facade),
  scenes: [
    {
      picture: 'moment',
      title: 'Just a moment',
      when: 'In a window, until Clinked or Intralinks has answered.',
      drawnBy: ['loadingScreen', 'loadingModal'],
      play: async ({ stack, open }) => {
        // What the window is to show next does not get there yet.
        stack.slack.store.faults.add({ method: 'views.update', status: 500 })
        await open('Façade material')
        return modal
      },
    },
    {
      picture: 'still-trying',
      title: 'It is still being tried',
      when: 'Where Clinked or Intralinks does not answer, or has too much to do.',
      drawnBy: ['stillTryingScreen'],
      play: async ({ stack, open }) => {
        stack.clinked.faults.add({ match: { section: '3.1' }, status: 503 })
        await open('Façade material')
        return modal
      },
    },
    {
      picture: 'given-up',
      title: 'It did not work',
      when: 'After four tries in some minutes, or at once where trying again would not help.',
      drawnBy: ['errorScreen'],
      play: async ({ stack, later }) => {
        for (let tries = 0; tries < 6; tries++) await later(600_000)
        stack.clinked.faults.clear()
        return modal
      },
    },
    {
      picture: 'press-again',
      title: 'Slack’s three seconds were over',
      when: 'Where a window could not be opened in time.',
      drawnBy: ['pressAgainScreen'],
      play: async ({ stack, type, close, later }) => {
        await close()
        await type('/shares')
        const [button] = elementsOf(stack.slack.as(ANNA).messages(GENERAL).at(-1), 'open_share')
        await stack.slack.as(ANNA).press('open_share', { value: button?.value ?? '' })
        await later(4_000)
        return inGeneral()
      },
    },
    {
      picture: 'reply-lost',
      title: 'A reply that was not posted',
      when: 'Reply or Comment, where Clinked does not take it. Try again opens the form with the text.',
      drawnBy: ['messageLostScreen'],
      play: async ({ stack, type, open, press, submit }) => {
        await type('/shares')
        await open('Façade material')
        await press('reply')
        stack.clinked.faults.add({ match: { section: '3.4' }, status: 422, times: 1 })
        await submit({ text: 'Yes, brick it is.' })
        return modal
      },
    },
    {
      picture: 'reply-in-doubt',
      title: 'A reply that may have been posted',
      when: 'Reply or Comment, where no answer comes for some minutes.',
      drawnBy: ['messageInDoubtScreen'],
      play: async ({ stack, open, press, submit, later }) => {
        await open('Façade material')
        await press('reply')
        stack.clinked.faults.add({ match: { section: '3.4' }, status: 503 })
        await submit({ text: 'Yes, brick it is.' })
        for (let tries = 0; tries < 6; tries++) await later(600_000)
        stack.clinked.faults.clear()
        return modal
      },
    },
    {
      picture: 'reply-unseen',
      title: 'A reply that is posted, and cannot be shown',
      when: 'Reply or Comment, where Clinked took it and does not give the discussion; or in one’s messages, where the window was closed.',
      drawnBy: ['messageWrittenScreen'],
      play: async ({ stack, open, press, submit }) => {
        await open('Façade material')
        await press('reply')
        stack.clinked.faults.add({ match: { section: '3.1' }, status: 403 })
        await submit({ text: 'Yes, brick it is!' })
        stack.clinked.faults.clear()
        return modal
      },
    },
    {
      picture: 'share-password',
      title: 'A share with a password of its own',
      when: 'Open, on a share that another link does not open.',
      drawnBy: ['connectScreen'],
      play: async ({ type, open }) => {
        await type('/shares')
        await open('Insurance policy')
        return modal
      },
    },
    {
      picture: 'connection-lapsed',
      title: 'A connection that Clinked no longer takes',
      when: 'Wherever it is used; Connect again goes on with what was asked for.',
      drawnBy: ['connectScreen'],
      play: async ({ stack, open, press, submit }) => {
        await open('Façade material')
        await press('reply')
        stack.clinked.expireTokens()
        stack.clinked.faults.add({ match: { section: '1.1' }, status: 400, times: 1 })
        await submit({ text: 'And in yellow, please.' })
        return modal
      },
    },
  ],
}
