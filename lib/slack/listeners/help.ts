import { postDirectly } from '../answer.ts'
import type { Listener } from '../turn.ts'
import { helpScreen } from '../views/help.ts'

/** `/shares help`. */
export const help: Listener = async (turn) => {
  await turn.surface.show(helpScreen())
}

/** Somebody wrote to the app, which reads commands only. https://docs.slack.dev/reference/events/message.im */
export const answerMessage: Listener = async (turn) => {
  await postDirectly(turn, helpScreen())
}

/** A word that `/shares` does not know, or a command that is not this app's. */
export const unknownCommand: Listener = async (turn) => {
  await turn.surface.show(helpScreen(turn.value))
}
