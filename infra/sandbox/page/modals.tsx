import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from 'react'
import { Blocks } from './blocks/blocks.tsx'
import { SurfaceProvider, useNewSurface } from './blocks/surface.tsx'
import { Icon } from './icon.tsx'
import type { View } from './protocol.ts'
import { showModal } from './show-modal.ts'
import { useWorkspace } from './workspace.ts'

/**
 * The stack of modals. Only the top one shows; those under it keep what was entered. An open modal shuts off the rest
 * of the page, so what must stay in reach comes along as its children.
 */
export function Modals({ children }: { children: ReactNode }) {
  const { state, send } = useWorkspace()
  const { views } = state
  const top = views.at(-1)
  if (!top) return children

  const close = (all: boolean) => void send('close', { view_id: top.id, ...(all && { all: true }) })
  // The server decides what is open: the browser must not close the dialog by itself.
  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault()
    close(clearsOnClose(top))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !(event.target as Element).closest('[popover]')) onCancel(event)
  }
  return (
    <dialog
      ref={showModal}
      className="dialog modal"
      aria-labelledby={`title-${top.id}`}
      onKeyDown={onKeyDown}
      onCancel={(event) => event.target === event.currentTarget && onCancel(event)}
    >
      {views.map((view) => (
        <ModalView key={view.id} view={view} isTop={view === top} depth={views.length} close={close} />
      ))}
      {children}
    </dialog>
  )
}

function ModalView(props: { view: View; isTop: boolean; depth: number; close: (all: boolean) => void }) {
  const { view, isTop, depth, close } = props
  const { send } = useWorkspace()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [sending, setSending] = useState(false)
  const surface = useNewSurface({ type: 'view', view_id: view.id }, view.blocks, errors)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!isTop) return
    const field = form.current?.querySelector<HTMLElement>('[data-focus]')
    const first = form.current?.querySelector<HTMLElement>('.body :is(input, textarea)')
    ;(field ?? first)?.focus()
  }, [isTop])
  if (view.type !== 'modal') return null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const answer = await send('submit', { view_id: view.id, state: { values: surface.values } })
    setSending(false)
    setErrors(answer.errors ?? {})
  }
  return (
    <form ref={form} hidden={!isTop} noValidate onSubmit={(event) => void submit(event)} aria-busy={sending}>
      <header>
        {depth > 1 && (
          <button type="button" className="icon-button" aria-label="Back" onClick={() => close(false)}>
            <Icon name="back" />
          </button>
        )}
        <h2 id={`title-${view.id}`}>{view.title.text}</h2>
        <button type="button" className="icon-button" aria-label="Close all" onClick={() => close(true)}>
          <Icon name="close" />
        </button>
      </header>
      <div className="body">
        <SurfaceProvider surface={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceProvider>
      </div>
      <footer>
        <button type="button" className="button" onClick={() => close(clearsOnClose(view))}>
          {view.close?.text ?? 'Cancel'}
        </button>
        {view.submit && (
          <button type="submit" className="button filled primary" disabled={sending} aria-busy={sending}>
            {view.submit.text}
          </button>
        )}
      </footer>
    </form>
  )
}

function clearsOnClose(view: View): boolean {
  return view.type === 'modal' && view.clear_on_close === true
}
