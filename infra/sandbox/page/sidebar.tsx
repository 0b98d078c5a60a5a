import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { DemoLinks } from './demo-links.tsx'
import { DemoLogins } from './demo-logins.tsx'
import { showPlace } from './place.ts'
import { useWorkspace } from './workspace.ts'

/** The left column: the workspace, its channels, the app, and who one is. */
export function Sidebar({ where, go }: { where: string; go: (to: string) => void }) {
  const { state } = useWorkspace()
  const dm = state.channels.find((channel) => channel.kind === 'dm')
  const inApp = where === 'home' || where === dm?.id
  return (
    <aside className="sidebar" aria-label="Workspace">
      <h1>{state.team.name}</h1>
      <fieldset className="people">
        <legend>Use Slack as</legend>
        {state.people.map((person) => (
          <button
            key={person.id}
            type="button"
            aria-pressed={person.id === state.me.id}
            onClick={() => showPlace(person.id, where === dm?.id ? 'home' : where)}
          >
            <Avatar of={person} small /> {person.real_name}
          </button>
        ))}
      </fieldset>
      <h2 id="channels">Channels</h2>
      <ul aria-labelledby="channels">
        {state.channels
          .filter((channel) => channel.kind === 'channel')
          .map((channel) => (
            <li key={channel.id}>
              <Row here={channel.id === where} unread={channel.unread} onClick={() => go(channel.id)}>
                <span aria-hidden="true">#</span> {channel.name}
              </Row>
            </li>
          ))}
      </ul>
      <h2 id="apps">Apps</h2>
      <ul aria-labelledby="apps">
        <li>
          <Row here={inApp} unread={dm?.unread ?? 0} onClick={() => go(dm && dm.unread > 0 ? dm.id : 'home')}>
            <Avatar of="app" small /> {state.app.name}
          </Row>
        </li>
      </ul>
      <DemoLinks links={state.links} />
      <DemoLogins logins={state.logins} />
    </aside>
  )
}

function Row(props: { here: boolean; unread: number; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className={props.unread > 0 ? 'row unread' : 'row'}
      aria-current={props.here ? 'page' : undefined}
      onClick={props.onClick}
    >
      {props.children}
      {props.unread > 0 && (
        <span className="badge" role="img" aria-label={`${props.unread} unread`}>
          {props.unread}
        </span>
      )}
    </button>
  )
}
