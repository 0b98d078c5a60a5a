import { readFileSync } from 'node:fs'

/** The parts of a Slack app manifest the stand-in acts on: https://docs.slack.dev/reference/app-manifest */
export interface Manifest {
  display_information?: { name?: string }
  features?: {
    app_home?: { home_tab_enabled?: boolean }
    bot_user?: { display_name?: string }
    slash_commands?: { command: string; description?: string; usage_hint?: string }[]
    shortcuts?: { name: string; type: 'message'; callback_id: string }[]
  }
  oauth_config?: { scopes?: { bot?: string[] } }
  settings?: { event_subscriptions?: { bot_events?: string[] } }
}

const file = new URL('../../slack/manifest.json', import.meta.url)

/** The app's own manifest: its commands, shortcuts, scopes and events are the ones Slack knows. */
export function readManifest(): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest
}
