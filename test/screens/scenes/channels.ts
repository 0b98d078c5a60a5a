import * as steps from '../../flow/channel-steps.ts'
import { ANNA, BEN, connect, elementsOf, GENERAL, tokens } from '../../flow/people.ts'
import type { Act, MessageSight } from '../scene.ts'
import { inDm, inGeneral, modal } from '../sights.ts'
import { channelTroubles } from './channel-troubles.ts'

const { PROJECTS } = steps
const inProjects: MessageSight = { in: 'message', channel: PROJECTS }

export const channels: Act = {
  title: 'Channels',
  begin: async ({ stack }) => connect(stack, ANNA, tokens.anna.facade),
  scenes: [
    {
      picture: 'subscribe-form',
      title: 'To subscribe a channel',
      when: '`/shares subscribe`, in a channel.',
      drawnBy: ['subscribeForm'],
      play: async ({ stack }) => {
        await steps.openForm(stack)
        return modal
      },
    },
    {
      picture: 'subscription',
      title: 'A channel is subscribed',
      when: 'In the channel, for all to see. News comes in the thread below.',
      drawnBy: ['subscriptionCard'],
      play: async ({ stack, close }) => {
        await close()
        await steps.subscribe(stack)
        return inProjects
      },
    },
    {
      picture: 'news',
      title: 'News in a channel',
      when: 'In the thread, some minutes after it happened, or once a day.',
      drawnBy: ['newsScreen'],
      play: async ({ stack }) => {
        steps.reply(stack, 'The bricks are ordered.')
        stack.clinked.others.reply({ share: tokens.ben.facade, text: 'And the crane is there on Monday. 🏗️' })
        await steps.nextRound(stack)
        return { in: 'message', channel: PROJECTS, thread: true }
      },
    },
    {
      picture: 'subscription-latest',
      title: 'The message above the thread',
      when: 'It says what came last.',
      drawnBy: ['subscriptionCard'],
      play: async () => inProjects,
    },
    {
      picture: 'subscription-changed',
      title: 'It was subscribed before',
      when: '`/shares subscribe` for the same share and channel: it is as it was chosen last.',
      drawnBy: ['subscribedScreen'],
      play: async ({ stack }) => {
        await steps.subscribe(stack, 'Façade material', { daily: '08:30' })
        return inProjects
      },
    },
    {
      picture: 'subscriptions',
      title: 'One’s channel subscriptions',
      when: '`/shares subscriptions`, and from App Home.',
      drawnBy: ['subscriptionsScreen'],
      play: async ({ stack, type }) => {
        await steps.subscribe(stack, 'Tender documents')
        await type('/shares subscriptions')
        return inGeneral()
      },
    },
    {
      picture: 'subscription-end',
      title: 'Are you sure?',
      when: 'End, in the list. Stop, in the channel, asks likewise.',
      drawnBy: ['subscriptionsScreen'],
      play: async () => ({ in: 'question', button: 'End news of Façade', channel: GENERAL }),
    },
    {
      picture: 'subscriptions-ended',
      title: 'A subscription was ended',
      when: 'End, in the list.',
      drawnBy: ['subscriptionEndedScreen'],
      play: async ({ press }) => {
        await press('end_subscription', 'Tender documents')
        return inGeneral()
      },
    },
    {
      picture: 'subscription-stopped',
      title: 'The message above a thread that has ended',
      when: 'In the channel: Stop, by anybody there.',
      drawnBy: ['endedSubscriptionCard'],
      play: async ({ stack }) => {
        await stack.slack.as(BEN).press('stop_subscription')
        await stack.drain()
        return { in: 'message', channel: PROJECTS, saying: 'Façade material', user: BEN }
      },
    },
    {
      picture: 'subscription-ended-for-you',
      title: 'A subscription has ended without you',
      when: 'In one’s messages: somebody stopped it, the share or the connection is gone, or the channel is.',
      drawnBy: ['endedForYouScreen'],
      play: async () => inDm(),
    },
    {
      picture: 'subscribing',
      title: 'A channel is being subscribed',
      when: 'Subscribe again or Try again, in the channel: only who is in it can press that.',
      drawnBy: ['subscribingScreen'],
      play: async ({ press }) => {
        await press('subscribe_to')
        return { ...inProjects, saying: 'I am subscribing' }
      },
    },
    {
      picture: 'subscription-over',
      title: 'It has ended already',
      when: 'Stop, pressed too late.',
      drawnBy: ['alreadyEndedScreen'],
      play: async ({ stack }) => {
        await steps.subscribe(stack)
        const { parents } = steps.posted(stack)
        const [stop] = elementsOf(parents.at(-1), 'stop_subscription')
        const press = async () => {
          await stack.slack.as(BEN).act({
            container: { type: 'message', channel: PROJECTS, ts: parents.at(-1)?.ts ?? '' },
            block_id: 'any',
            action: { type: 'button', action_id: 'stop_subscription', value: stop?.value },
          })
          await stack.drain()
        }
        await press()
        await press()
        return { ...inProjects, saying: 'has ended already' }
      },
    },
    ...channelTroubles,
  ],
}
