import {
  NotConnectedError,
  ShareNotFoundError,
  SharePasswordError,
  UpstreamError,
  type UpstreamErrorCode,
} from '../errors.ts'
import {
  findShare,
  isForWantOfPassword,
  type ShareAccess,
  type ShareServices,
} from '../shares/list-shares.ts'
import { openSession } from '../shares/sessions.ts'
import { shareKind } from '../shares/share.ts'
import type { ChannelSubscription } from '../store/subscription.ts'
import type { SubscriptionStore } from '../store/subscriptions.ts'
import type { ShareNews } from './content.ts'
import { lookAtShare } from './look.ts'
import { channelSnapshot, readChannelSnapshot } from './snapshot.ts'

/** What the upstream says where a share is no longer open. */
const CLOSED: UpstreamErrorCode[] = ['forbidden', 'not_found']

/** What it says where a connection no longer reaches the share. */
const REFUSALS: UpstreamErrorCode[] = ['unauthorized', ...CLOSED]

type ChannelServices = ShareServices & { subscriptions: Pick<SubscriptionStore, 'openShareToken'> }

/** What a channel subscription has to tell. */
export interface ChannelLook {
  /** Undefined where nothing is new, and at the first look. */
  news: ShareNews | undefined
  /** What to give to the next look once it is told. */
  snapshot: unknown
  /** Set where the person reaches the share by another connection than before: to be put into the subscription. */
  moved: { share: ChannelSubscription['share']; shareToken: string } | undefined
}

/**
 * Looks what is new in the share that a channel is subscribed to, with the connection of whoever subscribed: one call
 * where nothing has moved. In a channel, what that person wrote is news as well.
 *
 * @param snapshot what the last look gave back; one that cannot be read counts as none: then nothing is new.
 * @throws NotConnectedError, ShareNotFoundError, SharePasswordError, UpstreamError `unauthorized`: for good, the person
 *   has the share no more. Any other UpstreamError: for now.
 */
export async function lookAtChannel(
  subscription: ChannelSubscription,
  snapshot: unknown,
  services: ChannelServices,
): Promise<ChannelLook> {
  const known = readChannelSnapshot(snapshot)
  const look = async (access: ShareAccess) => {
    const wanted = { kinds: subscription.kinds, words: [], now: services.clock() }
    const { news, memory } = await lookAtShare(services.clinked, access, known, wanted)
    return { news, snapshot: channelSnapshot(memory) }
  }
  try {
    return { ...(await look(await openAccess(subscription, services))), moved: undefined }
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  // Asked once, with all of the person's connections, whether they still have it.
  const access = await findShare(subscription.person, { shareId: subscription.share.id }, services)
  try {
    return { ...(await look(access)), moved: movedTo(subscription, access) }
  } catch (error) {
    if (isForWantOfPassword(error, access))
      throw new SharePasswordError('The share asks for its password.', { cause: error })
    // It is still in the list, but does not open: asked again at every due time, it would never end.
    if (error instanceof UpstreamError && CLOSED.includes(error.code))
      throw new ShareNotFoundError('The share does not open any more.', { cause: error })
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof NotConnectedError) return true
  return error instanceof UpstreamError && REFUSALS.includes(error.code)
}

/** The share as it was when it was subscribed to. @throws NotConnectedError; UpstreamError; SealError. */
async function openAccess(
  subscription: ChannelSubscription,
  services: ChannelServices,
): Promise<ShareAccess> {
  const { share, person } = subscription
  const [connections, shareToken] = await Promise.all([
    services.connections.listOf(person, 'clinked'),
    services.subscriptions.openShareToken(subscription),
  ])
  const connection = connections.find(({ id }) => id === share.connectionId)
  if (!connection || shareToken === undefined)
    throw new NotConnectedError('The connection or the subscription was removed.', 'clinked')
  const { session, shareToken: granted } = await openSession(connection, services)
  return {
    session,
    shareToken,
    isGranted: granted === shareToken,
    share: {
      ...share,
      kind: shareKind(share.type),
      item: undefined,
      sharedBy: undefined,
      guestEmail: undefined,
      hasPassword: false,
      dateCreated: 0,
      dateExpire: undefined,
    },
  }
}

function movedTo(
  { share: before }: ChannelSubscription,
  { share, shareToken }: ShareAccess,
): ChannelLook['moved'] {
  if (share.connectionId === before.connectionId) return undefined
  const { id, connectionId, type, name, entityId } = share
  return { share: { id, connectionId, type, name, entityId }, shareToken }
}
