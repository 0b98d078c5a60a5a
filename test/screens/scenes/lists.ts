import { ANNA, connect, tokens } from '../../flow/people.ts'
import type { Act } from '../scene.ts'
import { home, inGeneral } from '../sights.ts'

export const lists: Act = {
  title: 'Beginning, and lists',
  begin: async () => {},
  scenes: [
    {
      picture: 'help',
      title: 'Help',
      when: '`/shares help` or `/dataroom help`, or a word after `/shares` that it does not know.',
      drawnBy: ['helpScreen'],
      play: async ({ type }) => {
        await type('/shares help')
        return inGeneral()
      },
    },
    {
      picture: 'home-welcome',
      title: 'App Home, with nothing connected',
      when: 'The app’s Home tab.',
      drawnBy: ['homeView'],
      play: async ({ stack }) => {
        await stack.slack.as(ANNA).openHome()
        await stack.drain()
        return home
      },
    },
    {
      picture: 'shares',
      title: 'What is shared with you',
      when: '`/shares`. Open leads to a share, Next and Previous to more than ten.',
      drawnBy: ['shareListScreen'],
      play: async ({ stack, type }) => {
        await connect(stack, ANNA, tokens.anna.tenderFolder)
        await type('/shares')
        return inGeneral()
      },
    },
    {
      picture: 'home',
      title: 'App Home',
      when: 'The app’s Home tab: what waits, what is shared, the digest, and what is connected.',
      drawnBy: ['homeView'],
      play: async ({ stack, later }) => {
        await later(61_000)
        await stack.slack.as(ANNA).openHome()
        await stack.drain()
        return home
      },
    },
    {
      picture: 'window',
      title: 'A share, in the window',
      when: 'Open, in a list. Here as in all pictures, Slack is played by the page of `npm start`.',
      drawnBy: ['shareScreen'],
      play: async ({ type, open }) => {
        await type('/shares')
        await open('Façade material')
        return { in: 'window' }
      },
    },
    {
      picture: 'search',
      title: 'What is called so',
      when: '`/shares search plan`, or the box in App Home: shares, and files inside shared folders.',
      drawnBy: ['searchScreen'],
      play: async ({ type, close }) => {
        await close()
        await type('/shares search plan')
        return inGeneral()
      },
    },
    {
      picture: 'search-hint',
      title: 'A search for nothing',
      when: '`/shares search`, with nothing after it.',
      drawnBy: ['searchHintScreen'],
      play: async ({ type }) => {
        await type('/shares search')
        return inGeneral()
      },
    },
    {
      picture: 'shares-trouble',
      title: 'A list while Clinked is down',
      when: '`/shares`; what else is connected is listed as ever.',
      drawnBy: ['shareListScreen'],
      play: async ({ stack, type }) => {
        stack.clinked.faults.add({ match: { section: '2.1' }, status: 503 })
        await type('/shares')
        stack.clinked.faults.clear()
        return inGeneral()
      },
    },
  ],
}
