import type { Page } from 'playwright-core'
import type { StateValues } from '../../infra/sandbox/slack/types.ts'
import type { Stack } from '../flow/stack.ts'

/** A picture of docs/screens.md: what is on it, and how it comes about. */
export interface Scene {
  /** Its file in docs/screens, without `.png`. */
  picture: string
  title: string
  /** When a person sees it, and how they get there; Markdown. */
  when: string
  /** The exported names of what draws it. */
  drawnBy: string[]
  /** Goes on from where the scene before has ended. @returns where it is to be seen then */
  play: (stage: Stage) => Promise<Sight>
}

/** Scenes that belong together and follow one another. */
export interface Act {
  title: string
  /** What has happened before the first. */
  begin: (stage: Stage) => Promise<void>
  scenes: Scene[]
}

/** Where in Slack, or in the browser, something is to be seen. Anna sees it, unless it says who. */
export type Sight =
  | { in: 'modal' }
  | { in: 'home' }
  | MessageSight
  /** The question that a button asks before it does anything. */
  | { in: 'question'; button: string; channel: string }
  | { in: 'browser' }
  /** All of Slack's window, with what is open in it. */
  | { in: 'window' }

/** The newest message of a channel, or the newest that has this text; `thread`: the newest in the thread below it. */
export interface MessageSight {
  in: 'message'
  channel: string
  user?: string
  saying?: string
  thread?: boolean
}

/** What Anna can do in a scene. Each is done to its end before the next. */
export interface Stage {
  stack: Stack
  /** A window of a browser beside Slack, with cookies of its own in each act. */
  browser: () => Page
  /** Types a command. @param channel #general where it is left out */
  type: (line: string, channel?: string) => Promise<void>
  /** Opens a share of the list that was shown last. */
  open: (share: string) => Promise<void>
  /** Presses the newest button of this action; of several, the one that is labelled so or is of what is called so. */
  press: (actionId: string, label?: string) => Promise<void>
  /** Chooses from a menu. */
  choose: (actionId: string, value: string) => Promise<void>
  /** Sends the form on top with these in its fields. */
  submit: (fields?: Record<string, Field>) => Promise<void>
  /** Closes the modals that are open. */
  close: () => Promise<void>
  /** Has the worker do the next that waits for it, and nothing that comes of it. */
  workOnly: () => Promise<void>
  /** Lets this many ms pass, and has done what is due then. */
  later: (ms: number) => Promise<void>
}

/** What is entered into a field: a text, or what else it holds, in Slack's own shape. */
type Field = string | StateValues[string][string]
