import { logins } from '../../infra/sandbox/intralinks/index.ts'
import { ANNA, buttonValue, elementsOf, lastMessage } from './people.ts'
import type { Stack } from './stack.ts'
import { stepsOf } from './steps.ts'

/** What Anna does with her data rooms, beside what she does with anything. */
export function dataroomSteps(stack: () => Stack) {
  const steps = stepsOf(stack)
  const { choose, fillInPage, later, press, shown, type } = steps
  const anna = () => stack().slack.as(ANNA)

  /** Fills in the newest connect page. */
  async function logIn(login = logins.anna): Promise<void> {
    const { status } = await fillInPage(login)
    if (status !== 200) throw new Error(`The connect page answered ${status}.`)
  }

  /** Opens a data room of the list that was shown last. */
  async function open(room: string): Promise<void> {
    const value = buttonValue(lastMessage(stack(), ANNA), 'open_room', room)
    await choose('open_room', { value })
  }

  /** Presses Accept and enter. */
  async function accept(): Promise<void> {
    await anna().submit()
    if (!shown().includes('Just a moment')) throw new Error('The modal has closed.')
    // The queue keeps it back until Slack has had its answer.
    await later(1_000)
  }

  return {
    ...steps,
    logIn,
    open,
    accept,

    /** Goes to the folder Finance & tax of Project Aurora. */
    openFinance: async (): Promise<void> => {
      await type('/dataroom aurora')
      await open('Project Aurora')
      await accept()
      await press('room_place:folder', 'Open Finance')
    },

    /** What the stand-in keeps of a document. */
    documentCalled: (name: string) => {
      const document = stack().intralinks.store.documents.find((each) => each.name === name)
      if (!document) throw new Error(`There is no ${name}`)
      return document
    },

    /** The files that Slack has. */
    files: () => [...stack().slack.store.files.values()],

    /** Connects, as far as the list of data rooms in the channel. */
    connect: async (): Promise<void> => {
      await type('/dataroom')
      await logIn()
    },

    /** What is in Anna's messages with the app, but for what is said of her connecting. */
    inDm: () =>
      anna()
        .messages(anna().directMessages)
        .filter((message) => elementsOf(message, 'undo_connect').length === 0),
  }
}
