import { addressOf } from '../place.ts'
import type { State } from '../protocol.ts'
import { useWorkspace } from '../workspace.ts'

/** What makes an anchor lead where Slack leads: to the app's messages in this page, all else in a tab of its own. */
export function useLink(): (url: string) => { href: string; target?: '_blank'; rel?: 'noreferrer' } {
  const { state } = useWorkspace()
  return (url) => {
    const messages = isAppMessages(url, state) && state.channels.find(({ kind }) => kind === 'dm')
    if (messages) return { href: addressOf(state.me.id, messages.id) }
    return { href: url, target: '_blank', rel: 'noreferrer' }
  }
}

/** https://docs.slack.dev/interactivity/deep-linking#app_or_bot */
function isAppMessages(url: string, { app, team }: State): boolean {
  if (!URL.canParse(url)) return false
  const { origin, pathname, searchParams } = new URL(url)
  return (
    origin === 'https://slack.com' &&
    pathname === '/app_redirect' &&
    searchParams.get('app') === app.id &&
    [team.id, null].includes(searchParams.get('team'))
  )
}
