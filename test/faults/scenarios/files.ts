import {
  ANNA,
  buttonValue,
  connect,
  elementsOf,
  GENERAL,
  lastMessage,
  tokens,
  topView,
} from '../../flow/people.ts'
import type { Stack } from '../../flow/stack.ts'
import type { Scenario } from '../scenario.ts'
import { saidToAnna, shownToAnna } from './seen.ts'

const named = (stack: Stack, name: string) =>
  stack.clinked.store.components.filter((each) => each.friendlyName === name).length

export const upload: Scenario = {
  name: 'upload into a share',
  async prepare(stack) {
    const anna = stack.slack.as(ANNA)
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await anna.upload(GENERAL, { name: 'offer.txt', bytes: Buffer.from('Our offer: 410,000') })
    await stack.drain()
    const ts = anna.messages(GENERAL).at(-1)?.ts ?? ''
    await anna.shortcut('save_to_share', { channel: GENERAL, ts })
    await stack.drain()
  },
  async act(stack) {
    const [menu] = elementsOf(topView(stack, ANNA), 'folder') as { options?: { text: { text: string } }[] }[]
    const selected_option = menu?.options?.find(({ text }) => text.text === 'Tender documents')
    if (!selected_option) throw new Error('The form has no such folder.')
    await stack.slack.as(ANNA).submit({ folder: { folder: { type: 'static_select', selected_option } } })
  },
  outcome: (stack) => ({
    written: named(stack, 'offer.txt'),
    told: saidToAnna(stack, /\*offer\.txt\* is saved in Clinked/),
  }),
}

export const folder: Scenario = {
  name: 'new folder',
  async prepare(stack) {
    const anna = stack.slack.as(ANNA)
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    const value = buttonValue(lastMessage(stack, ANNA), 'open_share', 'Tender documents')
    await anna.press('open_share', { value })
    await stack.drain()
    await anna.act({
      container: { type: 'view', view_id: anna.views().at(-1)?.id ?? '' },
      block_id: 'any',
      action: { type: 'button', action_id: 'new_folder', value },
    })
    await stack.drain()
  },
  async act(stack) {
    await stack.slack.as(ANNA).submit({ name: { name: { value: 'Minutes 2027' } } })
  },
  outcome: (stack) => ({
    written: named(stack, 'Minutes 2027'),
    told: saidToAnna(stack, /\*Minutes 2027\* is there/) || shownToAnna(stack, /\*Minutes 2027\* is there/),
  }),
}
