import { existsSync, readFileSync } from 'node:fs'

/** The parts of a Slack app manifest the stand-in acts on: https://docs.slack.dev/reference/app-manifest */
export interface Manifest {
  display_information?: { name?: string }
  features?: {
    app_home?: { home_tab_enabled?: boolean }
    bot_user?: { display_name?: string }
    slash_commands?: { command: string; description?: string; usage_hint?: string }[]
    shortcuts?: { name: string; type: 'global' | 'message'; callback_id: string }[]
    unfurl_domains?: string[]
  }
  oauth_config?: { scopes?: { bot?: string[] } }
  settings?: { event_subscriptions?: { bot_events?: string[] } }
}

const file = new URL('../../slack/manifest.json', import.meta.url)

/**
 * The app's own manifest, `infra/slack/manifest.json`: its commands, shortcuts, scopes and events are the ones
 * Slack knows. Undefined where there is none yet: then every command, scope and event is allowed.
 */
export function readManifest(): Manifest | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined
}
