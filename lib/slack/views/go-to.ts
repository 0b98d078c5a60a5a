import type { Button } from '@slack/types'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { button } from './parts.ts'

/**
 * A button that leads, in the same modal, to another place in the share it shows.
 * @param which tells it from the others beside it.
 * @param label what a screen reader says, where the text alone does not tell.
 */
export function goTo(text: string, which: string, to: ShareView, label?: string): Button {
  const value = values.shareView.write(to)
  return button({
    text,
    actionId: `${ACTION.goTo}:${which}`,
    value,
    ...(label === undefined ? {} : { label }),
  })
}
