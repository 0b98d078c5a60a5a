import type { ConfirmationDialog } from '@slack/types'
import { useSurface } from './surface.tsx'
import { type AnyElement, initialValue, type Value } from './values.ts'

/** An element that holds a value, where it stands, and what it is called for those who do not see it. */
export interface FieldProps<E extends AnyElement = AnyElement> {
  element: E
  blockId: string
  name: string
  /** Whether a change goes to the app at once, or waits for the view to be submitted. */
  dispatches: boolean
  /** The id of what describes it: a hint or an error. */
  describedBy?: string | undefined
}

export interface Field {
  held: Value
  /** Keeps a value without telling the app. */
  keep: (value: Omit<Value, 'type'>) => void
  /** Keeps a value, and tells the app where the element dispatches. A choice that is not confirmed is taken back. */
  choose: (value: Omit<Value, 'type'>) => Promise<void>
}

export function useField({ element, blockId, dispatches }: FieldProps): Field {
  const { values, enter, act } = useSurface()
  const actionId = ('action_id' in element && element.action_id) || ''
  const { type } = element
  const held = values[blockId]?.[actionId] ?? initialValue(element) ?? { type }
  const confirm: ConfirmationDialog | undefined = 'confirm' in element ? element.confirm : undefined

  const keep: Field['keep'] = (value) => enter(blockId, actionId, { ...value, type })
  const choose: Field['choose'] = async (value) => {
    keep(value)
    if (dispatches && !(await act(blockId, { ...value, type, action_id: actionId }, confirm))) keep(held)
  }
  return { held, keep, choose }
}
