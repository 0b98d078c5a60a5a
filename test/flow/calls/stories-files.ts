import { ACTION } from '../../../lib/slack/actions.ts'
import { ANNA, buttonValue, elementsOf, GENERAL, lastMessage, tokens, topView } from '../people.ts'
import { connectShare, type Story } from './story.ts'
import type { World } from './world.ts'

const FOLDER = 'Tender documents'

async function openFolder(world: World): Promise<void> {
  await connectShare(world, tokens.anna.tenderFolder)
  await world.settle(() => world.open(FOLDER))
}

/** A button that a folder has in its menu. */
const pressInFolder = (world: World, actionId: string): Promise<unknown> =>
  world.pressAs(actionId, buttonValue(lastMessage(world.stack, ANNA), ACTION.openShare, FOLDER))

export const browsing: Story = async (world, count) => {
  await openFolder(world)
  await count('buttons', ACTION.sortFiles, () => world.anna().press(ACTION.sortFiles, { value: 'name' }))
  await count('buttons', ACTION.filterFiles, () => world.press(ACTION.filterFiles))
  await count('forms', 'filter_files', () => world.submit({ file_name: { value: 'Schedule' } }))
  await count('buttons', ACTION.goToPath, () => world.press(ACTION.goToPath))
  await count('forms', 'go_to_path', () => world.submit({ path: { value: 'contracts' } }))
  await world.anna().close(undefined, true)
  await world.settle(() => world.open(FOLDER))
  await count('buttons', `${ACTION.goTo}: a picture in a folder`, () =>
    world.press(`${ACTION.goTo}:item`, 'Open Site photo'),
  )
  await world.settle(() => world.press(`${ACTION.goTo}:back`))
  await count('buttons', `${ACTION.goTo}: the same picture again`, () =>
    world.press(`${ACTION.goTo}:item`, 'Open Site photo'),
  )
  await count('buttons', ACTION.previewFile, () => world.press(ACTION.previewFile))
}

export const getting: Story = async (world, count) => {
  await connectShare(world, tokens.anna.changeOrder)
  await world.settle(() => world.open('Change order 07.pdf'))
  await count('buttons', ACTION.fileVersions, () => world.press(ACTION.fileVersions))
  await count('buttons', ACTION.getVersion, () => world.press(ACTION.getVersion))
  await count('buttons', ACTION.followLink, () => world.press(ACTION.followLink))
  await world.anna().close(undefined, true)
  await world.settle(() => world.open('Change order 07.pdf'))
  await count('buttons', ACTION.getFile, () => world.press(ACTION.getFile))
  await count('buttons', `${ACTION.sendHere}: a file`, () => world.press(`${ACTION.sendHere}:file`))
}

export const zipping: Story = async (world, count) => {
  await openFolder(world)
  await count('buttons', ACTION.severalAtOnce, () => pressInFolder(world, ACTION.severalAtOnce))
  const [box] = elementsOf(topView(world.stack, ANNA), 'choice_0') as { options?: object[] }[]
  const selected_options = box?.options?.slice(0, 2) ?? []
  await count('forms', 'zip', () => world.submit({ choice_0: { type: 'checkboxes', selected_options } }))
  await count('buttons', ACTION.lookAtZip, () => pressZip(world, ACTION.lookAtZip))
  await count('buttons', ACTION.stopZip, () => pressZip(world, ACTION.stopZip))
}

/** In the message that shows how far it is. */
function pressZip(world: World, actionId: string): Promise<unknown> {
  const channel = world.anna().directMessages
  const message = world.anna().messages(channel).at(-1)
  const [zip] = world.stack.clinked.requests.filter(({ section }) => section === '10.1')
  if (!message || !zip) throw new Error('No files are being packed.')
  const share = JSON.parse(
    buttonValue(lastMessage(world.stack, ANNA, GENERAL), ACTION.openShare, FOLDER),
  ) as object
  const z = world.stack.clinked.requests
    .findLast(({ section }) => section === '10.2')
    ?.path.split('/')
    .at(-2)
  return world.anna().act({
    container: { type: 'message', channel, ts: message.ts },
    block_id: 'any',
    action: { type: 'button', action_id: actionId, value: JSON.stringify({ ...share, z, n: 2 }) },
  })
}

export const saving: Story = async (world, count) => {
  await openFolder(world)
  await count('buttons', ACTION.newFolder, () => pressInFolder(world, ACTION.newFolder))
  await count('forms', 'new_folder', () => world.submit({ name: { value: 'Minutes 2027' } }))
  await world.anna().close(undefined, true)
  await world.settle(() => world.open(FOLDER))
  const share = (name: string, channel: string) =>
    world.anna().upload(channel, { name, bytes: Buffer.from('Our offer: 410,000') })
  const id = await share('plan.txt', world.anna().directMessages)
  await count('buttons', ACTION.uploadHere, () => pressInFolder(world, ACTION.uploadHere))
  await count('forms', 'upload', () => world.submit({ upload: { type: 'file_input', files: [{ id }] } }))
  await world.anna().close(undefined, true)

  await world.settle(() => share('offer.txt', GENERAL))
  const ts = world.anna().messages(GENERAL).at(-1)?.ts ?? ''
  await count('commands', 'Save to a share', () =>
    world.anna().shortcut('save_to_share', { channel: GENERAL, ts }),
  )
  world.stack.clinked.settings.guestUploads = false
  const [menu] = elementsOf(topView(world.stack, ANNA), 'folder') as { options?: object[] }[]
  const folder = { type: 'static_select', selected_option: menu?.options?.[0] }
  await world.settle(() => world.submit({ folder }))
  world.stack.clinked.settings.guestUploads = true
  await count('buttons', ACTION.uploadAgain, () => world.press(ACTION.uploadAgain))
  await world.settle(() => world.anna().shortcut('save_to_share', { channel: GENERAL, ts }))
  await count('forms', 'save_to_share', () => world.submit({ folder }))
}
