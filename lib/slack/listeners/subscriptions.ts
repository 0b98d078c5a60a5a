import * as z from 'zod'
import { listShares } from '../../shares/list-shares.ts'
import type { ChannelSubscription } from '../../store/subscription.ts'
import { postEphemerally, replaceOriginal, sayPrivately, slackErrorCode } from '../answer.ts'
import { endForOwner, endSubscription } from '../end-subscription.ts'
import { chosen, FIELD, picked, pickedTime } from '../forms.ts'
import { openLoadingModal, showForm, TriggerExpiredError } from '../modal.ts'
import { offerConnect } from '../offer-connect.ts'
import { subscribeChannel } from '../subscribe-channel.ts'
import { CHANNEL_GONE, NOT_IN_CHANNEL } from '../subscription-parent.ts'
import { showInstead } from '../surface.ts'
import type { Listener, Turn } from '../turn.ts'
import { CHANNEL_KINDS, InvalidValueError, type SubscriptionChoice, values } from '../values.ts'
import { pageOf } from '../views/list-page.ts'
import { subscribeForm } from '../views/subscribe-form.ts'
import { endedSubscriptionCard } from '../views/subscription.ts'
import { subscriptionEndedScreen, subscriptionsScreen } from '../views/subscription-list.ts'
import {
  alreadyEndedScreen,
  chooseSubscriptionScreen,
  inviteFirstScreen,
  MAY_NOT_POST,
  notAChannelScreen,
  nothingToSubscribeScreen,
  notInChannelScreen,
  notSubscribedScreen,
  subscribedScreen,
  subscribingScreen,
} from '../views/subscription-outcome.ts'

/** `/shares subscribe` in a channel: the form to choose what it is told. */
export const subscribe: Listener = async (turn) => {
  const channel = turn.origin === 'command' ? turn.channel : values.channel.read(turn.value).c
  // Slack's ids of direct conversations begin so.
  if (channel === undefined || channel.startsWith('D')) {
    await turn.surface.show(notAChannelScreen)
    return
  }
  try {
    await openLoadingModal(turn, 'Subscribe a channel')
  } catch (error) {
    if (!(error instanceof TriggerExpiredError)) throw error
    await sayPrivately(turn, chooseSubscriptionScreen(channel))
    return
  }
  const { connections, accesses, troubles } = await listShares(turn.person, turn.services)
  if (connections.length === 0) return offerConnect(turn, { resume: turn.body })
  const [trouble] = troubles
  if (accesses.length === 0 && trouble) throw trouble.error
  if (accesses.length === 0) {
    await turn.surface.show(nothingToSubscribeScreen)
    return
  }
  const shares = accesses.map(({ share }) => share)
  await showForm(turn, subscribeForm(channel, shares))
}

/** The form was submitted. */
export const submitSubscription: Listener = async (turn) => {
  const { view } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const ticked = chosen(view.values)
  const choice: SubscriptionChoice = {
    ...values.channel.read(view.privateMetadata),
    s: values.share.read(picked(view.values, FIELD.share)).s,
    k: CHANNEL_KINDS.filter((kind) => ticked.includes(kind)),
    ...(picked(view.values, FIELD.when) === 'daily' ? { d: pickedTime(view.values, FIELD.dailyTime) } : {}),
  }
  await subscribeTo(turn, choice, view.id)
}

/** Try again, and Subscribe again: the same choice without the form. */
export const subscribeAgain: Listener = (turn) =>
  subscribeTo(turn, values.subscriptionChoice.read(turn.value), turn.job.id)

async function subscribeTo(turn: Turn, choice: SubscriptionChoice, submission: string): Promise<void> {
  turn.failureScreen = (what) => notSubscribedScreen(what, choice)
  const isPressed = turn.origin === 'message'
  turn.surface = {
    async show(screen) {
      // What is pressed has done its part; beside a form there is only the channel, or the person's DM.
      await (isPressed ? replaceOriginal(turn, screen) : sayPrivately({ ...turn, channel: choice.c }, screen))
      return true
    },
  }
  try {
    // A form is filled in where it was opened; a button may be pressed long after its person has left that channel.
    if (isPressed) await postEphemerally(turn, choice.c, subscribingScreen)
    const subscribed = await subscribeChannel(turn, choice, submission)
    // A new one's message in the channel is seen by whoever has just filled in the form there.
    if (subscribed.isChanged || isPressed) await turn.surface.show(subscribedScreen(subscribed))
  } catch (error) {
    if (slackErrorCode(error, ['user_not_in_channel'])) {
      await turn.surface.show(notInChannelScreen(choice))
      return
    }
    if (!slackErrorCode(error, CHANNEL_GONE)) throw error
    const isInvited = !slackErrorCode(error, NOT_IN_CHANNEL)
    await turn.surface.show(isInvited ? notSubscribedScreen(MAY_NOT_POST, choice) : inviteFirstScreen(choice))
  }
}

/** `/shares subscriptions`, and the button in App Home: the person's own, to be ended. */
export const showSubscriptions: Listener = async (turn) => {
  // A press in App Home has no message to answer in.
  if (turn.origin === 'home') await openLoadingModal(turn, 'Subscriptions')
  await turn.surface.show(subscriptionsScreen(await ownSubscriptions(turn), 1))
}

/** Next and Previous: another page, in the place of the one that was pressed. */
export const turnSubscriptionsPage: Listener = async (turn) => {
  const { p } = values.page.read(turn.value)
  await showInstead(turn, subscriptionsScreen(await ownSubscriptions(turn), p))
}

/** End, confirmed, in the list. */
export const endOwnSubscription: Listener = async (turn) => {
  const { i: id } = values.subscription.read(turn.value)
  const all = await ownSubscriptions(turn)
  const index = all.findIndex((subscription) => subscription.id === id)
  const ended = all[index]
  if (ended) await endSubscription(ended, turn, turn.person.userId)
  const left = all.filter((subscription) => subscription !== ended)
  await showInstead(turn, subscriptionEndedScreen(left, pageOf(index)))
}

/** Stop, confirmed, by anybody in the channel: an owner who did not press it is told. */
export const stopSubscription: Listener = async (turn) => {
  const { t: teamId, u: userId, i: id } = values.subscription.read(turn.value)
  const subscription = await turn.services.subscriptions.get({ person: { teamId, userId }, id })
  if (subscription?.kind !== 'channel' || subscription.channel !== turn.channel) {
    await replaceOriginal(turn, alreadyEndedScreen)
    return
  }
  const presser = turn.person.userId
  if (presser === userId) await endSubscription(subscription, turn, presser)
  else await endForOwner(subscription, { why: 'stopped', by: presser }, turn)
  // It may be the other one of two, of which the first was never heard (lib/slack/subscribe-channel.ts).
  const isOther = Pressed.safeParse(turn.body).data?.container.message_ts !== subscription.parent
  if (isOther) await replaceOriginal(turn, endedSubscriptionCard(subscription, presser))
}

/** The message that was pressed in. */
const Pressed = z.object({ container: z.object({ message_ts: z.string() }) })

async function ownSubscriptions({ person, services }: Turn): Promise<ChannelSubscription[]> {
  const all = await services.subscriptions.list(person)
  return all.filter((subscription) => subscription.kind === 'channel')
}
