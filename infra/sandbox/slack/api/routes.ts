import { type Context, Hono } from 'hono'
import { Refusal } from '../refusal.ts'
import type { JsonObject } from '../types.ts'
import { isObject } from '../validate/rules.ts'
import type { Workspace } from '../workspace.ts'
import { optional, parseArguments } from './arguments.ts'
import { cut, meetFault } from './meet-fault.ts'
import { methods } from './methods.ts'

/** The Web API under `/api/`: https://docs.slack.dev/apis/web-api */
export function apiRoutes(workspace: Workspace): Hono {
  const routes = new Hono()
  routes.all('/api/:method', async (context) => {
    const method = context.req.param('method')
    const fault = await meetFault(context, workspace, method)
    if (fault instanceof Response) return fault
    let args: JsonObject = {}
    let answer: JsonObject
    try {
      args = await readArguments(context)
      const token = context.req.header('authorization')?.replace(/^Bearer /i, '') ?? optional(args, 'token')
      delete args.token
      answer = { ok: true, ...call(workspace, method, args, token) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      answer = { ok: false, error: error.code, ...error.details }
    }
    workspace.calls.push({ at: workspace.store.clock(), method, args, response: answer })
    workspace.store.changed()
    const scopes = workspace.manifest.oauth_config?.scopes?.bot
    if (answer.ok === true && scopes) context.header('x-oauth-scopes', scopes.join(','))
    if (fault === 'cut_after') cut(context)
    return context.json(answer)
  })
  return routes
}

function call(workspace: Workspace, method: string, args: JsonObject, token: string | undefined): JsonObject {
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (found === undefined) throw new Refusal('unknown_method', { req_method: method })
  if (found.open !== true) {
    const refused = workspace.oauth.tokens.refuses(token)
    if (refused !== undefined) throw new Refusal(refused)
    if (!workspace.store.installed) throw new Refusal('account_inactive')
  }
  const scopes = workspace.manifest.oauth_config?.scopes?.bot
  if (found.scope !== undefined && scopes?.includes(found.scope) === false) {
    throw new Refusal('missing_scope', { needed: found.scope, provided: scopes?.join(',') })
  }
  return found.run(workspace, args)
}

/** Arguments come as a query, a form, or JSON: https://docs.slack.dev/apis/web-api#methods_supporting_json */
async function readArguments({ req }: Context): Promise<JsonObject> {
  const query = parseArguments(new URL(req.url).searchParams)
  if (req.method === 'GET') return query
  const type = req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  const body = await req.text()
  if (type === 'application/x-www-form-urlencoded')
    return { ...query, ...parseArguments(new URLSearchParams(body)) }
  if (type === 'application/json') return { ...query, ...parseJsonBody(body) }
  if (body === '') return query
  throw new Refusal(type === undefined ? 'missing_post_type' : 'invalid_post_type')
}

function parseJsonBody(body: string): JsonObject {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw new Refusal('invalid_json')
  }
  if (!isObject(parsed)) throw new Refusal('json_not_object')
  return parsed
}
