import type { WebClient } from '@slack/web-api'
import { NotInstalledError } from '../errors.ts'
import { forgetOrganisation, forgetPerson, forgetWorkspace, lookAgain } from '../gone/forget.ts'
import type { ForgetJob } from '../jobs/job.ts'
import type { Services } from '../services.ts'
import type { Person } from '../store/person.ts'
import type { ChannelSubscription } from '../store/subscription.ts'
import { slackErrorCode } from './answer.ts'
import { describe } from './explain.ts'
import { showEnded } from './subscription-parent.ts'

/** Finds the app's token in a workspace. @throws NotInstalledError */
type ClientFor = (source: Pick<Person, 'teamId' | 'enterpriseId'>) => Promise<WebClient>

/** What Slack says to a token that is no more. https://docs.slack.dev/reference/methods/auth.test#errors */
const REFUSED = [
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'account_inactive',
  'not_authed',
  'org_login_required',
]

/** Somebody is gone: deletes what there is of them. @throws what the stores and the queue throw; Slack's client, asked for a token. */
export async function runForgetJob(
  job: ForgetJob,
  { services, clientFor }: { services: Services; clientFor: ClientFor },
): Promise<void> {
  const { whom } = job
  switch (whom.kind) {
    case 'organisation':
      await forgetOrganisation(job, whom.enterpriseId, services)
      break
    case 'workspace':
      if (job.ifRefused && (await isTokenGood(() => clientFor(whom)))) return
      await forgetWorkspace(job, whom.teamId, services)
      break
    case 'person':
      await forgetAll(whom.person, job.goneAt, { services, clientFor })
  }
  await lookAgain(job, services)
}

/**
 * Deletes all of a person, and has the messages of their channel subscriptions say that they have ended. That comes
 * last, and nothing waits for it: a button that stays behind says the same when it is pressed.
 *
 * @param goneAt epoch ms.
 * @throws what the stores throw.
 */
export async function forgetAll(
  person: Person,
  goneAt: number,
  { services, clientFor }: { services: Services; clientFor: ClientFor },
): Promise<void> {
  const before = await channelSubscriptions(person, services)
  await forgetPerson(person, goneAt, services)
  if (before.length === 0) return
  const left = new Set((await channelSubscriptions(person, services)).map(({ id }) => id))
  const ended = before.filter(({ id }) => !left.has(id))
  try {
    const client = await clientFor(person)
    for (const subscription of ended) await showEnded(client, subscription)
  } catch (error) {
    services.log.warn('a channel was not told that its subscription has ended', { error: describe(error) })
  }
}

async function channelSubscriptions(
  person: Person,
  { subscriptions }: Services,
): Promise<ChannelSubscription[]> {
  const all = await subscriptions.list(person)
  return all.filter((subscription) => subscription.kind === 'channel')
}

/** Slack tells of old tokens too, which it revokes when there are new ones. */
async function isTokenGood(clientOf: () => Promise<WebClient>): Promise<boolean> {
  try {
    const client = await clientOf()
    await client.auth.test()
    return true
  } catch (error) {
    if (error instanceof NotInstalledError || slackErrorCode(error, REFUSED)) return false
    throw error
  }
}
