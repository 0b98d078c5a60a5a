import { createContext, useContext } from 'react'
import type { Answer, State } from './protocol.ts'

/** What every part of the page may read, and how it tells the server what the person did. */
export interface Workspace {
  state: State
  /**
   * Posts to the server as this person. Never rejects: what kept it from the server is shown to the person, and is
   * an answer with an error.
   */
  send: (action: string, body: object) => Promise<Answer>
  /** Shows a sentence in the corner of the page. */
  report: (text: string) => void
}

export const WorkspaceContext = createContext<Workspace | null>(null)

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace is for parts of the page inside WorkspaceContext')
  return workspace
}
