import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { Blocks } from './blocks/blocks.tsx'
import { SurfaceProvider, useNewSurface } from './blocks/surface.tsx'
import type { View } from './protocol.ts'
import { Top } from './top.tsx'
import { useWorkspace } from './workspace.ts'

/** The app's Home tab, as the app published it for this person. */
export function AppHome({ tabs, openMenu }: { tabs: ReactNode; openMenu: () => void }) {
  const { state } = useWorkspace()
  return (
    <main className="main">
      <Top openMenu={openMenu}>
        <Avatar of="app" small />
        <h2>{state.app.name}</h2>
      </Top>
      {tabs}
      <div className="home">
        {state.home ? (
          <HomeView key={state.home.id} view={state.home} />
        ) : (
          <p className="empty">Nothing here yet.</p>
        )}
      </div>
    </main>
  )
}

function HomeView({ view }: { view: View }) {
  const surface = useNewSurface({ type: 'view', view_id: view.id }, view.blocks)
  return (
    <SurfaceProvider surface={surface}>
      <Blocks blocks={view.blocks} />
    </SurfaceProvider>
  )
}
