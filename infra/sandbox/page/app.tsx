// The whole of it: Chrome draws nothing of the parts that the package also comes in.
import '@fontsource/noto-color-emoji/emoji.css'
import '@fontsource/noto-sans-arabic/400.css'
import '@fontsource/noto-sans-arabic/700.css'
import './app.css'
import { useCallback, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { AppHome } from './app-home.tsx'
import { ConfirmProvider } from './blocks/confirm.tsx'
import { Conversation } from './conversation.tsx'
import { Modals } from './modals.tsx'
import { Notices } from './notices.tsx'
import { readPlace, showPlace } from './place.ts'
import type { Answer, Notice, State } from './protocol.ts'
import { post, useSandbox } from './server.ts'
import { Sidebar } from './sidebar.tsx'
import { WorkspaceContext } from './workspace.ts'

function App() {
  const [place, setPlace] = useState(readPlace)
  const { state, connected } = useSandbox(place.user)
  useEffect(() => {
    const follow = () => setPlace(readPlace())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])

  // After a switch, the state on hand is for a moment still the other person's.
  if (!state || place.user !== state.me.id)
    return (
      <p className="starting">
        {connected ? 'Opening the workspace…' : 'The sandbox does not answer. Trying again…'}
      </p>
    )
  return <SlackWindow key={state.me.id} state={state} connected={connected} where={place.where} />
}

function SlackWindow(props: { state: State; connected: boolean; where: string | null }) {
  const { state, connected } = props
  const [reports, setReports] = useState<Notice[]>([])
  // What was said before this page was opened has been read.
  const [away, setAway] = useState(() => state.notices.map(({ id }) => id))
  const [menuOpen, setMenuOpen] = useState(false)
  const channels = state.channels.filter((channel) => channel.kind === 'channel')
  const dm = state.channels.find((channel) => channel.kind === 'dm')
  const where = props.where ?? channels.at(-1)?.id ?? 'home'
  const shown = state.channels.find((channel) => channel.id === where)

  const userId = state.me.id
  const report = useCallback(
    (text: string) => setReports((before) => [...before, { id: crypto.randomUUID(), kind: 'error', text }]),
    [],
  )
  const send = useCallback(
    async (action: string, body: object): Promise<Answer> => {
      if (body instanceof FormData) body.set('user', userId)
      try {
        return await post(action, body instanceof FormData ? body : { user: userId, ...body })
      } catch (error) {
        const reason = (error as Error).message
        report(`The sandbox could not do that: ${reason}`)
        return { ok: false, error: reason }
      }
    },
    [userId, report],
  )
  const atHome = shown === undefined
  // Once more when the sandbox is back: it may have begun anew.
  useEffect(() => {
    if (atHome && connected) void send('home', {})
  }, [atHome, connected, send])

  const go = (to: string) => {
    showPlace(userId, to)
    setMenuOpen(false)
  }
  const tabs = (
    <nav className="tabs" aria-label={state.app.name}>
      <button type="button" aria-current={atHome ? 'page' : undefined} onClick={() => go('home')}>
        Home
      </button>
      <button type="button" aria-current={atHome ? undefined : 'page'} onClick={() => dm && go(dm.id)}>
        Messages
      </button>
    </nav>
  )
  return (
    <WorkspaceContext value={{ state, send, report }}>
      <ConfirmProvider>
        <div className={menuOpen ? 'window menu-open' : 'window'}>
          <Sidebar where={where} go={go} />
          <button
            type="button"
            className="scrim"
            aria-label="Close menu"
            onClick={() => setMenuOpen(false)}
          />
          {shown ? (
            <Conversation
              key={shown.id}
              channel={shown}
              tabs={shown.kind === 'dm' ? tabs : null}
              openMenu={() => setMenuOpen(true)}
            />
          ) : (
            <AppHome tabs={tabs} openMenu={() => setMenuOpen(true)} />
          )}
        </div>
        <Modals>
          <Notices
            notices={[...state.notices, ...reports].filter(({ id }) => !away.includes(id))}
            connected={connected}
            putAway={(id) => setAway((before) => [...before, id])}
          />
        </Modals>
      </ConfirmProvider>
    </WorkspaceContext>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
