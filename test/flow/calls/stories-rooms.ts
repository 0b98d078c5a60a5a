import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import { ACTION } from '../../../lib/slack/actions.ts'
import { values } from '../../../lib/slack/values.ts'
import { tokens } from '../people.ts'
import { connectShare, pressInMessage, type Story } from './story.ts'

export const rooms: Story = async (world, count) => {
  await connectShare(world, tokens.anna.facade)
  await count('commands', '/dataroom help', () => world.type('/dataroom help'))
  await count('commands', '/dataroom connect', () => world.type('/dataroom connect'))
  await count('commands', '/dataroom: nothing connected', () => world.type('/dataroom'))
  await count('pages', 'connect: a login, and the data rooms', () => world.connect(logins.anna))
  await count('commands', '/dataroom', () => world.type('/dataroom'))
  await count('buttons', ACTION.roomsPage, () =>
    pressInMessage(world, `${ACTION.roomsPage}:next`, values.rooms.write({ p: 1 })),
  )
  await count('buttons', `${ACTION.openRoom}: not entered yet`, () =>
    world.open('Project Aurora', ACTION.openRoom),
  )
  await count('forms', 'enter_room', () => world.submit())
  await world.anna().close(undefined, true)
  await world.settle(() => world.type('/dataroom'))
  await count('buttons', ACTION.openRoom, () => world.open('Project Aurora', ACTION.openRoom))
  await count('buttons', ACTION.roomPlace, () => world.press(`${ACTION.roomPlace}:folder`, 'Open Finance'))
  await count('buttons', ACTION.findInRoom, () => world.press(ACTION.findInRoom))
  await count('forms', 'find_in_room', () => world.submit({ room_name: { value: 'Key' } }))
  await count('buttons', ACTION.getDocument, () => world.press(ACTION.getDocument, 'Key figures.csv'))
}

export const mentioning: Story = async (world, count) => {
  await world.settle(() => world.anna().openHome())
  await count('buttons', ACTION.connectRooms, () => world.press(ACTION.connectRooms))
  await world.settle(() => world.type('/dataroom connect'))
  await world.settle(() => world.connect(logins.anna))
  await world.settle(() => world.type('/dataroom help'))
  await count('buttons', ACTION.listRooms, () => world.press(ACTION.listRooms))
  await world.settle(() => world.open('Harbour Quarter financing', ACTION.openRoom))
  await count('buttons', ACTION.mentionRoom, () => world.press(ACTION.mentionRoom))
  await count('forms', 'mention_room', () =>
    world.submit({ channel: { selected_conversation: 'C0PROJECTS' } }),
  )
  await count('commands', '/dataroom disconnect', () => world.type('/dataroom disconnect'))
}
