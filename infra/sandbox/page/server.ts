import { useEffect, useState } from 'react'
import type { Answer, State } from './protocol.ts'

/**
 * Tells the server what the person did.
 *
 * @param action the last part of its path, such as `command`
 * @param body a form where a file goes along
 * @throws Error when the server cannot be reached or refuses; what fails on the app's side is an answer
 */
export async function post(action: string, body: object | FormData): Promise<Answer> {
  const request: RequestInit =
    body instanceof FormData
      ? { body }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await fetch(`/page/${action}`, { method: 'POST', ...request })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

/** What this person sees, as the server keeps it up to date; `connected` is false while it cannot be reached. */
export function useSandbox(user: string): { state: State | null; connected: boolean } {
  const [state, setState] = useState<State | null>(null)
  const [connected, setConnected] = useState(true)

  useEffect(() => {
    const changes = new EventSource(`/page/changes?user=${encodeURIComponent(user)}`)
    changes.onerror = () => setConnected(false)
    changes.addEventListener('state', (event) => {
      setState(JSON.parse(event.data) as State)
      setConnected(true)
    })
    return () => changes.close()
  }, [user])

  return { state, connected }
}
