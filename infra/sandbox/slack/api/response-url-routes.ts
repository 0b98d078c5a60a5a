import { Hono } from 'hono'
import { Refusal } from '../refusal.ts'
import type { ResponseUrl } from '../store.ts'
import type { JsonObject } from '../types.ts'
import { maxPostedText, refuseBadMessage } from '../validate/messages.ts'
import { isObject } from '../validate/rules.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'
import { cut, meetFault } from './meet-fault.ts'
import { postAsApp, rewrite } from './messages.ts'

/** "up to 5 times within 30 minutes": https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const maxUses = 5
const lifeMs = 30 * 60 * 1000

/** A new response_url for what this person did in this channel. */
export function issueResponseUrl(
  { store, publicUrl }: Workspace,
  kind: 'commands' | 'actions' | 'app',
  reply: Pick<ResponseUrl, 'user' | 'channel' | 'original'>,
): string {
  const path = `/${kind}/${store.team.id}/${store.ids.code(12)}/${store.ids.code(24)}`
  store.responseUrls.set(path, { ...reply, at: store.clock(), uses: 0 })
  return `${publicUrl}${path}`
}

/** Where the app posts to a response_url. */
export function responseUrlRoutes(workspace: Workspace): Hono {
  const { store, calls } = workspace
  const routes = new Hono()
  routes.post('/:kind{commands|actions|app}/:team/:id/:secret', async (context) => {
    const fault = await meetFault(context, workspace, 'response_url')
    if (fault instanceof Response) return fault
    const body = parse(await context.req.text())
    const log = (response: JsonObject): void => {
      calls.push({ at: store.clock(), method: 'response_url', args: isObject(body) ? body : {}, response })
      store.changed()
    }
    const reply = store.responseUrls.get(context.req.path)
    const dead = reply === undefined ? 'no_service' : whyDead(reply, store.clock())
    if (reply === undefined || dead !== undefined) {
      log({ ok: false, error: dead })
      return context.text(String(dead), 404)
    }
    try {
      if (!isObject(body)) throw new Refusal('invalid_payload')
      respond(workspace, body, reply)
      reply.uses += 1
      log({ ok: true })
      if (fault === 'cut_after') cut(context)
      return context.text('ok')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      log({ ok: false, error: error.code, ...error.details })
      return context.text(error.code, 400)
    }
  })
  return routes
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function whyDead(reply: ResponseUrl, now: number): string | undefined {
  if (now - reply.at > lifeMs) return 'expired_url'
  return reply.uses >= maxUses ? 'used_url' : undefined
}

/**
 * Carries out a post to a response_url: a new ephemeral, or with `response_type: in_channel` a message for all,
 * or with `replace_original` and `delete_original` a change of the message the person acted on.
 * @throws Refusal where Slack would refuse the message
 */
export function respond(workspace: Workspace, body: JsonObject, reply: ResponseUrl): void {
  const { original, channel, user } = reply
  const { store } = workspace
  const there = original !== undefined && store.messages.includes(original)
  if (isTrue(body.delete_original)) {
    if (there) store.remove(original)
    return
  }
  if (isTrue(body.replace_original) && there) {
    refuseBadMessage(body, maxPostedText)
    rewrite(workspace, original, body, appIdentity.botUserId)
    return
  }
  const threadTs = body.thread_ts
  postAsApp(workspace, body, {
    channel,
    ...(body.response_type === 'in_channel' ? {} : { visibleTo: user }),
    ...(typeof threadTs === 'string' ? { threadTs } : {}),
  })
}

/** The documentation's own examples write these fields as text. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
