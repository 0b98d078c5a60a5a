import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

interface Manifest {
  features: { slash_commands: { url?: string }[] }
  oauth_config: { redirect_urls?: string[]; scopes: { user?: string[] } }
  settings: {
    event_subscriptions: { request_url?: string }
    interactivity: { request_url?: string }
  }
}

test('the manifest for Socket Mode is the app’s own, less its addresses and what only a deployment can have', () => {
  const { features, oauth_config, settings, ...rest } = read('manifest.json')

  // To `toEqual`, what is undefined is not there.
  expect(read('manifest.socket-mode.json')).toEqual({
    ...rest,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url: undefined })),
    },
    oauth_config: {
      ...oauth_config,
      redirect_urls: undefined,
      scopes: { ...oauth_config.scopes, user: undefined },
    },
    settings: {
      ...settings,
      event_subscriptions: { ...settings.event_subscriptions, request_url: undefined },
      interactivity: { ...settings.interactivity, request_url: undefined },
      // A token of one workspace, which does not lapse: made by hand, and pasted.
      org_deploy_enabled: false,
      token_rotation_enabled: false,
      socket_mode_enabled: true,
    },
  })
})

function read(file: string): Manifest {
  return JSON.parse(readFileSync(new URL(`../../../infra/slack/${file}`, import.meta.url), 'utf8'))
}
