import * as z from 'zod'
import { lookAgain } from '../../gone/forget.ts'
import type { ForgetJob, Gone, SlackBody } from '../../jobs/job.ts'
import type { Services } from '../../services.ts'
import { replaceOriginal } from '../answer.ts'
import { forgetAll } from '../forget-job.ts'
import { publishHome } from '../home.ts'
import type { JobContext } from '../queue-receiver.ts'
import type { Listener } from '../turn.ts'
import { forgetMeScreen, forgottenScreen } from '../views/forget-me.ts'

/** `/shares forget-me`: says what goes, and asks. */
export const askToForget: Listener = async (turn) => {
  await turn.surface.show(forgetMeScreen())
}

/** Forget me, confirmed: everything of the person is deleted before they are told so. */
export const forgetMe: Listener = async (turn) => {
  const { person, services, client, job } = turn
  const goneAt = job.receivedAt
  await forgetAll(person, goneAt, { services, clientFor: async () => client })
  await lookAgain(forgetJob({ kind: 'person', person }, goneAt, job), services)
  await publishHome(turn, 1)
  await replaceOriginal(turn, forgottenScreen())
}

/** Takes note of something that Slack tells: a job of its own sees to it, for there is no token to act with by then. */
export type Notice = (body: SlackBody, job: JobContext, services: Services) => Promise<void>

const Envelope = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  /** Epoch seconds of when it happened. */
  event_time: z.number(),
  authorizations: z
    .array(z.object({ enterprise_id: z.string().nullish(), is_enterprise_install: z.boolean().nullish() }))
    .nullish(),
})

/** The app was removed. https://docs.slack.dev/reference/events/app_uninstalled */
export const forgetTeam: Notice = async (body, job, services) => {
  await enqueue(installedIn(body), { body, job, services })
}

/** Workspaces were taken out of what an organisation lets the app into. https://docs.slack.dev/reference/events/team_access_revoked */
export const forgetTeams: Notice = async (body, job, services) => {
  const { event } = z.object({ event: z.object({ team_ids: z.array(z.string()) }) }).parse(body)
  for (const teamId of event.team_ids) await enqueue({ kind: 'workspace', teamId }, { body, job, services })
}

const Revoked = z.object({
  event: z.object({
    tokens: z.object({ oauth: z.array(z.string()).nullish(), bot: z.array(z.string()).nullish() }),
  }),
})

/**
 * Tokens of the app, or people's own, were revoked. https://docs.slack.dev/reference/events/tokens_revoked
 * Slack tells of it too when old tokens have given way to new ones: whether the app is out is asked of Slack.
 */
export const forgetWhoRevoked: Notice = async (body, job, services) => {
  const { oauth, bot } = Revoked.parse(body).event.tokens
  if (bot && bot.length > 0) await enqueue(installedIn(body), { body, job, services, ifRefused: true })
  const { team_id: teamId } = Envelope.parse(body)
  if (!teamId) return
  for (const userId of oauth ?? []) {
    await enqueue({ kind: 'person', person: { teamId, userId } }, { body, job, services })
  }
}

const Changed = z.object({
  event: z.object({
    user: z.object({
      id: z.string(),
      team_id: z.string().nullish(),
      enterprise_user: z.object({ teams: z.array(z.string()).nullish() }).nullish(),
    }),
  }),
})

/** Somebody's account is no more: the ingress lets nothing else through. https://docs.slack.dev/reference/events/user_change */
export const forgetWhoLeft: Notice = async (body, job, services) => {
  const { id: userId, team_id, enterprise_user } = Changed.parse(body).event.user
  const { team_id: toldIn, enterprise_id: enterpriseId } = Envelope.parse(body)
  const teams = new Set(
    [team_id, toldIn, ...(enterprise_user?.teams ?? [])].filter((id) => id?.startsWith('T')),
  )
  for (const teamId of teams) {
    const person = { teamId: teamId ?? '', userId, ...(enterpriseId ? { enterpriseId } : {}) }
    await enqueue({ kind: 'person', person }, { body, job, services })
  }
}

/** Where the app was added: to a workspace, or to all of an organisation. */
function installedIn(body: SlackBody): Gone {
  const { team_id: teamId, enterprise_id, authorizations } = Envelope.parse(body)
  const [authorization] = authorizations ?? []
  const enterpriseId = authorization?.enterprise_id ?? enterprise_id
  const isOfAll = authorization?.is_enterprise_install === true || !teamId
  if (isOfAll && enterpriseId) return { kind: 'organisation', enterpriseId }
  if (!teamId) throw new Error('Slack did not say where the app was.')
  return { kind: 'workspace', teamId, ...(enterpriseId ? { enterpriseId } : {}) }
}

interface Told {
  body: SlackBody
  job: JobContext
  services: Services
  ifRefused?: true
}

async function enqueue(whom: Gone, { body, job, services, ifRefused }: Told): Promise<void> {
  // Of the second in which it happened, all is before it: nobody adds the app anew within it.
  const happenedAt = (Envelope.parse(body).event_time + 1) * 1000
  const goneAt = Math.min(happenedAt, job.receivedAt)
  await services.queue.enqueue({ ...forgetJob(whom, goneAt, job), ...(ifRefused ? { ifRefused } : {}) })
}

function forgetJob(whom: Gone, goneAt: number, { id, requestId, receivedAt }: JobContext): ForgetJob {
  return {
    version: 1,
    kind: 'forget',
    id: `${id}:forget:${nameOf(whom)}`,
    requestId,
    receivedAt,
    whom,
    goneAt,
    look: 1,
  }
}

function nameOf(whom: Gone): string {
  switch (whom.kind) {
    case 'organisation':
      return whom.enterpriseId
    case 'workspace':
      return whom.teamId
    case 'person':
      return `${whom.person.teamId}:${whom.person.userId}`
  }
}
