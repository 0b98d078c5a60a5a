import { ACTION } from '../../../lib/slack/actions.ts'
import { values } from '../../../lib/slack/values.ts'
import { fillIn, PROJECTS, posted, reply } from '../channel-steps.ts'
import { ANNA, BEN, elementsOf, tokens, topView } from '../people.ts'
import { connectShare, pressInMessage, type Story } from './story.ts'

const ROUND_MS = 5 * 60_000
const DAY_MS = 86_400_000

interface Option {
  text: { text: string }
}

export const digest: Story = async (world, count) => {
  const { stack } = world
  await connectShare(world, tokens.anna.facade)
  await count('commands', '/shares digest', () => world.type('/shares digest'))
  await count('buttons', ACTION.digestOn, () => world.press(ACTION.digestOn))
  await count('buttons', ACTION.changeDigest, () => world.press(ACTION.changeDigest))
  // Of one share in which nothing is due: in the demo something comes up every day.
  const [menu] = elementsOf(topView(stack, ANNA), 'digest_shares') as { options?: Option[] }[]
  const selected_options = menu?.options?.filter(({ text }) => text.text.startsWith('Façade')) ?? []
  await count('forms', 'digest', () => world.submit({ digest_shares: { selected_options } }))
  // The first tells what waits already.
  stack.clock.advance(DAY_MS)
  await world.settle(() => stack.round())
  stack.clock.advance(DAY_MS)
  await count('by itself', 'a digest: nothing new', () => stack.round())
  reply(stack, 'Timber, then.')
  stack.clock.advance(DAY_MS)
  await count('by itself', 'a digest: one reply', () => stack.round())
  await count('by itself', 'a round: nothing due', () => stack.round())
  await world.settle(() => world.type('/shares digest'))
  await count('buttons', ACTION.digestOff, () => world.press(ACTION.digestOff))
}

export const subscriptions: Story = async (world, count) => {
  const { stack } = world
  await connectShare(world, tokens.anna.facade)
  await count('commands', '/shares subscribe', () => world.type('/shares subscribe', PROJECTS))
  await count('forms', 'subscribe', () => fillIn(stack, 'Façade material'))
  stack.clock.advance(ROUND_MS)
  await count('by itself', 'a subscription: nothing new', () => stack.round())
  reply(stack, 'Timber, then.')
  stack.clock.advance(ROUND_MS)
  await count('by itself', 'a subscription: one reply', () => stack.round())
  await count('commands', '/shares subscriptions', () => world.type('/shares subscriptions', PROJECTS))
  const inList = (actionId: string, value: string) => pressInMessage(world, actionId, value, PROJECTS)
  await count('buttons', ACTION.showSubscriptions, () => inList(ACTION.showSubscriptions, ''))
  await count('buttons', ACTION.subscriptionsPage, () =>
    inList(`${ACTION.subscriptionsPage}:next`, values.page.write({ p: 1 })),
  )
  await count('buttons', ACTION.endSubscription, () => world.press(ACTION.endSubscription))
  await count('buttons', ACTION.subscribe, () =>
    inList(ACTION.subscribe, values.channel.write({ c: PROJECTS })),
  )
  await world.settle(() => fillIn(stack, 'Façade material'))
  const parent = posted(stack).parents.at(-1)
  await count('buttons', ACTION.stopSubscription, () =>
    stack.slack
      .as(BEN)
      .press(ACTION.stopSubscription, {}, { type: 'message', channel: PROJECTS, ts: parent?.ts ?? '' }),
  )
  await count('buttons', ACTION.subscribeTo, () => world.press(ACTION.subscribeTo))
}

export const gone: Story = async (world, count) => {
  const { stack } = world
  await connectShare(world, tokens.anna.facade)
  await count('commands', '/shares forget-me', () => world.type('/shares forget-me'))
  await count('buttons', ACTION.forgetMe, () => world.press(ACTION.forgetMe))
  const tell = (type: string, event: object) => stack.slack.events.deliver(type, { type, ...event })
  await count('events', 'user_change', () =>
    tell('user_change', { user: { id: ANNA, team_id: stack.slack.store.team.id, deleted: true } }),
  )
  await count('events', 'tokens_revoked', () => tell('tokens_revoked', { tokens: { oauth: [ANNA] } }))
  await count('events', 'team_access_revoked', () =>
    tell('team_access_revoked', { team_ids: [stack.slack.store.team.id] }),
  )
  await count('events', 'app_uninstalled', () => tell('app_uninstalled', {}))
}

export const auditing: Story = async (world, count) => {
  await connectShare(world, tokens.anna.facade)
  await count('commands', '/shares audit', () => world.type('/shares audit'))
  await count('buttons', ACTION.audit, () => pressInMessage(world, ACTION.audit, ''))
}
