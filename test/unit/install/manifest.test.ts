import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as z from 'zod'
import { SCOPES } from '../../../lib/install/scopes.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const manifest: unknown = JSON.parse(read('infra/slack/manifest.json'))

const address = (path: string) => z.literal(`https://YOUR-API${path}`)
const unique = (items: z.ZodType<string>) =>
  z.array(items).refine((all) => new Set(all).size === all.length, 'the same twice')

/** The fields that the manifest uses, and no others: https://docs.slack.dev/reference/app-manifest */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .regex(/^\/\S+$/)
            .max(32),
          url: address('/slack/events'),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().min(1).max(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.tuple([address('/slack/oauth_redirect'), address('/connect/openid')]),
    scopes: z.strictObject({
      bot: unique(z.string().max(50)),
      user: unique(z.string().max(50)).optional(),
    }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address('/slack/events'),
      bot_events: unique(z.string().max(50)).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: address('/slack/events') }),
    org_deploy_enabled: z.literal(true),
    socket_mode_enabled: z.literal(false),
    token_rotation_enabled: z.literal(true),
  }),
})

test('the manifest holds what Slack documents, within its limits, and leads to the routes there are', () => {
  expect(Manifest.safeParse(manifest)).toMatchObject({ success: true })
  for (const route of ['POST /slack/events', 'GET /slack/oauth_redirect']) {
    expect(read('serverless.yml')).toContain(`httpApi: ${route}\n`)
  }
})

test('what the app asks for when it is added is what the manifest says', () => {
  expect(new Set(scopes().bot)).toEqual(new Set(SCOPES))
})

test('each scope and each event has its reason in the docs, and nothing else does', () => {
  const { bot, user = [] } = scopes()
  const { bot_events } = Manifest.parse(manifest).settings.event_subscriptions
  expect(reasons('scope')).toEqual(new Set([...bot, ...user]))
  expect(reasons('event')).toEqual(new Set(bot_events))
})

/** What has a row in the table of the docs that begins so. */
function reasons(heading: string): Set<string | undefined> {
  const [, table = ''] = read('docs/deploying.md').split(new RegExp(`^\\| ${heading} +\\| why +\\|\n`, 'm'))
  const [rows = ''] = table.split('\n\n')
  return new Set([...rows.matchAll(/^\| `([^`]+)` +\| \S.*\S +\|$/gm)].map(([, name]) => name))
}

const scopes = () => Manifest.parse(manifest).oauth_config.scopes
