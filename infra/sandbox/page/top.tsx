import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What is above a conversation or the Home: on a narrow screen with a button that opens the sidebar. */
export function Top({ openMenu, children }: { openMenu: () => void; children: ReactNode }) {
  return (
    <header className="top">
      <button type="button" className="menu" aria-label="Open menu" onClick={openMenu}>
        <Icon name="menu" />
      </button>
      {children}
    </header>
  )
}
