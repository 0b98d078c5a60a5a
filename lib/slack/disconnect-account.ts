import { turnDigestOff } from './digest-setting.ts'
import { endForOwner } from './end-subscription.ts'
import type { Turn } from './turn.ts'
import type { EndedWithIt } from './views/disconnect.ts'

/**
 * Deletes a person's connection, and what hangs on it: the channel subscriptions that no other connection
 * reaches end, what the person wrote there is no longer known as theirs, and with the last connection to Clinked their digest is turned off. Its secrets
 * go first; where this dies, the next delivery goes on with what is left.
 *
 * @throws what the stores and Slack's client throw.
 */
export async function disconnectAccount(
  id: string,
  { person, client, services }: Pick<Turn, 'person' | 'client' | 'services'>,
): Promise<EndedWithIt> {
  const { connections, subscriptions, ownWords } = services
  await connections.remove(person, id)

  const left = await connections.listOf(person, 'clinked')
  const stillShared = left.flatMap(({ shareIds }) => shareIds)
  const through = (await subscriptions.list(person))
    .filter((subscription) => subscription.kind === 'channel')
    .filter(({ share }) => share.connectionId === id && !stillShared.includes(share.id))
  for (const subscription of through) {
    await endForOwner(subscription, { why: 'not_connected' }, { client, services })
  }
  await ownWords.keepOnly(person, stillShared)
  const digest = await subscriptions.get({ person, id: 'digest' })
  const isDigestOff = left.length === 0 && digest?.dueAt !== undefined
  if (isDigestOff) await turnDigestOff(person, services)
  return { subscriptions: through.length, isDigestOff }
}
