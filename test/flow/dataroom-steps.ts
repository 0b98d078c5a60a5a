import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { logins } from '../../infra/sandbox/intralinks/index.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import {
  ANNA,
  buttonValue,
  connectUrl,
  elementsOf,
  fillInConnectPage,
  GENERAL,
  lastMessage,
  topView,
  words,
} from './people.ts'
import type { Stack } from './stack.ts'

/** What Anna does with her data rooms. */
export function dataroomSteps(stack: () => Stack) {
  const anna = () => stack().slack.as(ANNA)

  /** Types a command in a channel, and has it done. */
  async function command(line: string, channel = GENERAL): Promise<void> {
    await anna().command(channel, line)
    await stack().drain()
  }

  /** Fills in the newest connect page. */
  async function logIn(login = logins.anna): Promise<void> {
    const answer = await fillInConnectPage(connectUrl(stack()), login)
    if (answer.status !== 200) throw new Error(`The connect page answered ${answer.status}.`)
    await stack().drain()
  }

  /** Presses a button of the modal on top, the one with this value or for what is called so. */
  async function press(actionId: string, label?: string): Promise<void> {
    const value = label === undefined ? {} : { value: buttonValue(topView(stack(), ANNA), actionId, label) }
    await anna().press(actionId, value)
    await stack().drain()
  }

  /** Opens a data room of the list that was shown last. */
  async function open(room: string): Promise<void> {
    const value = buttonValue(lastMessage(stack(), ANNA), 'open_room', room)
    await anna().press('open_room', { value })
    await stack().drain()
  }

  /** Presses Accept and enter. */
  async function accept(): Promise<void> {
    await anna().submit()
    if (!words(topView(stack(), ANNA)).includes('Just a moment')) throw new Error('The modal has closed.')
    // The queue keeps it back until Slack has had its answer.
    stack().clock.advance(1_000)
    await stack().drain()
  }

  return {
    command,
    logIn,
    press,
    open,
    accept,

    /** Goes to the folder Finance & tax of Project Aurora. */
    openFinance: async (): Promise<void> => {
      await command('/dataroom aurora')
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

    /** Lets the time pass in which a job is tried again. */
    retries: async (): Promise<void> => {
      for (const delay of [10_000, 60_000, 400_000]) {
        stack().clock.advance(delay)
        await stack().drain()
      }
    },

    /** Connects, as far as the list of data rooms in the channel. */
    connect: async (): Promise<void> => {
      await command('/dataroom')
      await logIn()
    },

    /** Submits the form on top, with this in one field. */
    submit: async (field: string, input: object): Promise<unknown> => {
      const answer = await anna().submit({ [field]: { [field]: input as Record<string, unknown> } })
      await stack().drain()
      return answer
    },

    /** What is in Anna's messages with the app, but for what is said of her connecting. */
    inDm: () =>
      anna()
        .messages(anna().directMessages)
        .filter((message) => elementsOf(message, 'undo_connect').length === 0),
  }
}

/** Everything in the two tables. */
export async function tableRows(): Promise<Record<string, unknown>[]> {
  const client = createDocumentClient()
  const rows: Record<string, unknown>[] = []
  try {
    for (const TableName of [process.env.TABLE_NAME, process.env.CLAIMS_TABLE_NAME]) {
      for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
        rows.push(...Items)
      }
    }
  } finally {
    client.destroy()
  }
  return rows
}

/** What the audit holds, the oldest first. */
export async function auditRows(): Promise<Record<string, unknown>[]> {
  const rows = (await tableRows()).filter(({ pk }) => String(pk).startsWith('audit#'))
  return rows.toSorted((a, b) => String(a.sk).localeCompare(String(b.sk)))
}
