import type { AnyBlock, ConfirmationDialog } from '@slack/types'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Container } from '../protocol.ts'
import { useWorkspace } from '../workspace.ts'
import { useConfirm } from './confirm.tsx'
import { type Value, type Values, valuesOf } from './values.ts'

/** A press or a choice, in Slack's own shape. */
type Action = { type: string; action_id: string } & Partial<Value> & Record<string, unknown>

/** A message or a view, as its elements see it. */
export interface Surface {
  values: Values
  errors: Record<string, string>
  /** Which action is on its way to the app: `block_id/action_id`. */
  busy: string | null
  enter: (blockId: string, actionId: string, value: Value) => void
  /**
   * Tells the app, after the person confirmed where that is asked.
   * @returns whether it was told
   */
  act: (blockId: string, action: Action, confirm?: ConfirmationDialog) => Promise<boolean>
}

const SurfaceContext = createContext<Surface | null>(null)

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('useSurface is for elements inside a SurfaceProvider')
  return surface
}

export function SurfaceProvider({ surface, children }: { surface: Surface; children: ReactNode }) {
  return <SurfaceContext value={surface}>{children}</SurfaceContext>
}

/** Keeps what was entered on one message or view, and reports presses from there. */
export function useNewSurface(
  container: Container,
  blocks: AnyBlock[],
  errors: Record<string, string> = {},
): Surface {
  const { send } = useWorkspace()
  const confirmWith = useConfirm()
  const [entered, setEntered] = useState<Values>({})
  const [busy, setBusy] = useState<string | null>(null)
  const values = valuesOf(blocks, entered)

  const enter: Surface['enter'] = (blockId, actionId, value) =>
    setEntered((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } }))

  const act: Surface['act'] = async (blockId, action, confirm) => {
    if (confirm && !(await confirmWith(confirm))) return false
    setBusy(`${blockId}/${action.action_id}`)
    const answer = await send('action', {
      container,
      block_id: blockId,
      action,
      state: { values: withAction(values, blockId, action) },
    })
    setBusy(null)
    return answer.ok
  }
  return { values, errors, busy, enter, act }
}

/** The choice being reported counts as made already; buttons hold nothing and change nothing. */
function withAction(values: Values, blockId: string, { action_id, ...value }: Action): Values {
  const known = values[blockId]?.[action_id]
  return known ? { ...values, [blockId]: { ...values[blockId], [action_id]: value } } : values
}
