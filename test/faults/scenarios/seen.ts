import { ANNA, topView, words } from '../../flow/people.ts'
import type { Stack } from '../../flow/stack.ts'

/** What the app has said in Anna's direct messages that reads so. */
export function saidToAnna(stack: Stack, pattern: RegExp): number {
  const anna = stack.slack.as(ANNA)
  return anna.messages(anna.directMessages).filter((message) => pattern.test(words(message))).length
}

/** Whether the modal that Anna has open reads so, as 1 or 0: a modal that is drawn twice is still one. */
export function shownToAnna(stack: Stack, pattern: RegExp): number {
  return pattern.test(words(topView(stack, ANNA))) ? 1 : 0
}
