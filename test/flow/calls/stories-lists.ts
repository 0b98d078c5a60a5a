import { ACTION } from '../../../lib/slack/actions.ts'
import { values } from '../../../lib/slack/values.ts'
import { ANNA, buttonValue, lastMessage, tokens } from '../people.ts'
import { connectShare, pressInMessage, type Story } from './story.ts'

/** Connecting, and what shows several shares at once. */
export const connecting: Story = async (world, count) => {
  await count('commands', '/shares: nothing connected', () => world.type('/shares'))
  await count('pages', 'connect: a share, and the list', () =>
    world.connect({ share_link: tokens.anna.facade }),
  )
  await count('commands', '/shares', () => world.type('/shares'))
  await count('commands', '/shares help', () => world.type('/shares help'))
  await count('buttons', ACTION.listShares, () => world.press(ACTION.listShares))
  await count('buttons', ACTION.connect, () => world.press(ACTION.connect))
  await count('buttons', ACTION.connectPage, () => world.press(ACTION.connectPage))
  await count('commands', '/shares connect', () => world.type('/shares connect'))
  await count('commands', '/shares search', () => world.type('/shares search façade'))
  await count('commands', '/shares audit', () => world.type('/shares audit'))
  await count('commands', '/shares subscriptions', () => world.type('/shares subscriptions'))
  await count('commands', '/shares disconnect', () => world.type('/shares disconnect'))
  await count('buttons', ACTION.disconnectPage, () =>
    pressInMessage(world, `${ACTION.disconnectPage}:next`, values.page.write({ p: 1 })),
  )
  const id = buttonValue(lastMessage(world.stack, ANNA), ACTION.disconnect, 'Façade')
  await count('buttons', ACTION.disconnect, () => world.press(ACTION.disconnect))
  await count('buttons', ACTION.undoConnect, () => pressInMessage(world, ACTION.undoConnect, id))
  await count('events', 'message.im', () => world.anna().message(world.anna().directMessages, 'Hello'))
}

export const home: Story = async (world, count) => {
  await connectShare(world, tokens.anna.facade)
  await count('events', 'app_home_opened', () => world.anna().openHome())
  await count('buttons', ACTION.refreshHome, () => world.press(ACTION.refreshHome))
  await count('buttons', `${ACTION.search}: in App Home`, () =>
    world.anna().press(ACTION.search, { value: 'site' }),
  )
  await world.settle(() => world.anna().close())
  await count('buttons', ACTION.sharesPage, () =>
    pressInMessage(world, `${ACTION.sharesPage}:next`, values.page.write({ p: 1 })),
  )
  await count('buttons', `${ACTION.sharesPage}: in App Home`, () =>
    world.anna().act({
      container: { type: 'view', view_id: world.stack.slack.store.homes.get(ANNA)?.id ?? '' },
      block_id: 'any',
      action: { type: 'button', action_id: `${ACTION.sharesPage}:next`, value: values.page.write({ p: 1 }) },
    }),
  )
  await count('buttons', `${ACTION.accept}: in App Home`, () => world.press(ACTION.accept))
}

export const approvals: Story = async (world, count) => {
  await connectShare(world, tokens.anna.changeOrder)
  await count('commands', '/shares approvals', () => world.type('/shares approvals'))
  await count('buttons', ACTION.accept, () => world.press(ACTION.accept))
  await world.reset()
  await connectShare(world, tokens.anna.changeOrder)
  await world.settle(() => world.type('/shares help'))
  await count('buttons', ACTION.showApprovals, () => world.press(ACTION.showApprovals))
  await count('buttons', ACTION.decline, () => world.press(ACTION.decline))
  await world.reset()
  await connectShare(world, tokens.anna.changeOrder)
  await world.settle(() => world.type('/shares approvals'))
  await count('buttons', ACTION.decideWithMessage, () => world.press(ACTION.decideWithMessage))
  await count('forms', 'decision', () =>
    world.submit({
      decision: { selected_option: { text: { type: 'plain_text', text: 'Accept' }, value: 'accept' } },
      message: { value: 'Fine.' },
    }),
  )
}
