import * as steps from '../../flow/channel-steps.ts'
import { ANNA, GENERAL } from '../../flow/people.ts'
import type { MessageSight, Scene } from '../scene.ts'
import { DM, inDm, modal } from '../sights.ts'

const { PROJECTS } = steps
const inProjects: MessageSight = { in: 'message', channel: PROJECTS }

/** Why a channel is not subscribed. They go on from a subscription that has ended. */
export const channelTroubles: Scene[] = [
  {
    picture: 'subscribe-not-in-channel',
    title: 'You are not in the channel',
    when: 'Subscribe again or Try again, after one has left the channel.',
    drawnBy: ['notInChannelScreen'],
    play: async ({ stack, press }) => {
      const { members } = stack.slack.store.channel(PROJECTS) ?? { members: new Set() }
      members.delete(ANNA)
      await press('subscribe_to')
      members.add(ANNA)
      return inDm()
    },
  },
  {
    picture: 'subscribe-invite',
    title: 'The app is not in the channel',
    when: 'Subscribe, in a channel that the app may not post in.',
    drawnBy: ['inviteFirstScreen'],
    play: async ({ stack }) => {
      await steps.subscribe(stack, 'Façade material', { channel: GENERAL })
      return inDm()
    },
  },
  {
    picture: 'subscribe-failed',
    title: 'The channel is not subscribed',
    when: 'Subscribe, where nobody may post, or Clinked does not answer.',
    drawnBy: ['notSubscribedScreen'],
    play: async ({ stack }) => {
      const channel = stack.slack.store.channel(PROJECTS) ?? {}
      await steps.openForm(stack)
      Object.assign(channel, { archived: true })
      await steps.fillIn(stack, 'Façade material')
      await stack.drain()
      Object.assign(channel, { archived: false })
      return inDm()
    },
  },
  {
    picture: 'subscribe-no-channel',
    title: 'Not in a channel',
    when: '`/shares subscribe`, in a direct conversation.',
    drawnBy: ['notAChannelScreen'],
    play: async ({ type }) => {
      await type('/shares subscribe', DM)
      return inDm()
    },
  },
  {
    picture: 'subscribe-again',
    title: 'The form could not be opened in time',
    when: '`/shares subscribe`, where Slack’s three seconds were over.',
    drawnBy: ['chooseSubscriptionScreen'],
    play: async ({ stack, later }) => {
      await stack.slack.as(ANNA).command(PROJECTS, '/shares subscribe')
      await later(4_000)
      return inProjects
    },
  },
  {
    picture: 'subscribe-nothing',
    title: 'Nothing to subscribe to',
    when: '`/shares subscribe`, where nothing that is connected has shares any more.',
    drawnBy: ['nothingToSubscribeScreen'],
    play: async ({ stack }) => {
      stack.clinked.store.shares.splice(0)
      stack.clinked.faults.add({ match: { section: '2.1' }, status: 200, body: [] })
      await steps.openForm(stack)
      stack.clinked.faults.clear()
      return modal
    },
  },
]
