import type { Button } from '@slack/types'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import type { NextStep } from './errors.ts'
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

/** After a failure: back to the place in the share that the modal showed before. */
export function backStep(to: ShareView): NextStep {
  return { text: '← Back', actionId: `${ACTION.goTo}:back`, value: values.shareView.write(to) }
}

/** After a failure: the same place once more. */
export function tryPlaceStep(to: ShareView): NextStep {
  return { text: 'Try again', actionId: `${ACTION.goTo}:again`, value: values.shareView.write(to) }
}
