import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  ANNA,
  connect,
  elementsOf,
  GENERAL,
  lastMessage,
  tokens,
  toldSlack,
  topView,
  words,
  writesTo,
} from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, pressInModal, open, submit, nextTry, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)
const inDm = () => lastMessage(stack, ANNA, anna().directMessages)

/** Anna shares a file in Slack. @returns the message it came with. */
async function shareFile(name: string, text: string, channel = GENERAL): Promise<{ id: string; ts: string }> {
  const id = await anna().upload(channel, { name, bytes: Buffer.from(text) })
  await stack.drain()
  return { id, ts: anna().messages(channel).at(-1)?.ts ?? '' }
}

async function openShortcut(ts: string): Promise<void> {
  await anna().shortcut('save_to_share', { channel: GENERAL, ts })
  await stack.drain()
}

/** A choice of the form's folder menu. */
function folder(label: string) {
  const [menu] = elementsOf(topView(stack, ANNA), 'folder') as { options?: { text: { text: string } }[] }[]
  const option = menu?.options?.find(({ text }) => text.text === label)
  if (!option) throw new Error(`There is no ${label} in ${shown()}`)
  return { folder: { type: 'static_select', selected_option: option } }
}

async function pressInFolder(actionId: string): Promise<void> {
  await pressInModal(actionId, await open('Tender documents'))
}

const inClinked = (name: string) => stack.clinked.store.components.find((each) => each.friendlyName === name)
const tempFiles = () => stack.clinked.requests.filter(({ path }) => path.endsWith('/v3/tempFiles'))

describe('Save to a share, on a message with a file', () => {
  test('puts its bytes into the chosen folder, with the name and summary that were typed (11.6)', async () => {
    const { ts } = await shareFile('offer.txt', 'Our offer: 410,000')
    await openShortcut(ts)
    expect(shown()).toContain('Tender documents / Drawings')

    const answer = await submit({
      ...folder('Tender documents / Contracts'),
      name: 'Offer “2026” Ü.txt',
      summary: 'As discussed',
    })
    expect(answer).toMatchObject({ ok: true })

    expect(words(inDm())).toContain('*Offer “2026” Ü.txt* is saved in Clinked.')
    const made = inClinked('Offer “2026” Ü.txt')
    const [version] = stack.clinked.store.versionsOf(made?.id ?? 0)
    expect(Buffer.from(version?.bytes ?? []).toString()).toBe('Our offer: 410,000')
    expect(version?.summary).toBe('As discussed')
    expect(made).toMatchObject({ parent: inClinked('Contracts')?.id })
    expect(writesTo(stack, '11.6')).toMatchObject([{ status: 201 }])
    expect(stack.failedJobs).toBe(0)
  })

  test('says plainly when Clinked does not let guests upload, and tries again', async () => {
    stack.clinked.settings.guestUploads = false
    const { ts } = await shareFile('offer.txt', 'Our offer')
    await openShortcut(ts)
    await submit(folder('Tender documents'))
    expect(words(inDm())).toContain(
      '*offer.txt* is not saved. Clinked does not let guests put anything here.',
    )
    expect(writesTo(stack, '11.6')).toEqual([])

    stack.clinked.settings.guestUploads = true
    await press('upload_again')
    expect(words(inDm())).toContain('*offer.txt* is saved in Clinked.')
  })

  test('happens once, though Clinked’s answer is lost', async () => {
    const { ts } = await shareFile('offer.txt', 'Our offer')
    await openShortcut(ts)
    stack.clinked.faults.add({ match: { section: '11.6' }, drop: 'after', times: 1 })
    await submit(folder('Tender documents'))
    await nextTry()

    expect(writesTo(stack, '11.6')).toHaveLength(1)
    expect(tempFiles()).toHaveLength(1)
    expect(words(inDm())).toContain('*offer.txt* is saved in Clinked.')
  })

  test('is sent anew where the token ran out: the bytes are fetched again', async () => {
    const { ts } = await shareFile('offer.txt', 'Our offer')
    await openShortcut(ts)
    stack.clinked.faults.add({ match: { path: '/v3/tempFiles' }, status: 401, times: 1 })
    await submit(folder('Tender documents'))
    expect(tempFiles().map(({ status }) => status)).toEqual([401, 200])
    expect(
      Buffer.from(stack.clinked.store.versionsOf(inClinked('offer.txt')?.id ?? 0)[0]?.bytes ?? []).toString(),
    ).toBe('Our offer')
  })

  test('says so where the app cannot read the file in Slack', async () => {
    const { id, ts } = await shareFile('offer.txt', 'Our offer')
    await openShortcut(ts)
    stack.slack.store.files.delete(id)
    await submit(folder('Tender documents'))
    expect(words(inDm())).toContain('This app cannot read it in Slack')
    expect(tempFiles()).toEqual([])
  })

  test('wants a name, and a message that has a file', async () => {
    const { ts } = await shareFile('offer.txt', 'Our offer')
    await openShortcut(ts)
    const answer = await submit({ ...folder('Tender documents'), name: ' ' })
    expect(JSON.stringify(answer)).toContain('It needs a name.')
    await anna().close()

    await openShortcut(await anna().message(GENERAL, 'No file here'))
    expect(shown()).toContain('This message has no files.')
  })
})

test('Upload, in a folder, puts files from one’s device there', async () => {
  const { id } = await shareFile('plan.txt', 'The plan', anna().directMessages)
  await pressInFolder('upload_here')
  await submit({ upload: { type: 'file_input', files: [{ id }] } })
  expect(words(inDm())).toContain('*plan.txt* is saved in Clinked.')
  expect(inClinked('plan.txt')).toMatchObject({ parent: inClinked('Tender documents')?.id })
  expect(shown()).toContain('Your files are on their way.')
  for (const token of Object.values(tokens.anna)) expect(toldSlack(stack)).not.toContain(token)
})

test('New folder, in a folder, makes one there (11.6 without bytes)', async () => {
  await pressInFolder('new_folder')
  await submit({ name: 'Minutes 2027' })
  expect(writesTo(stack, '11.6')).toMatchObject([{ status: 201, body: { friendlyName: 'Minutes 2027' } }])
  expect(inClinked('Minutes 2027')).toMatchObject({
    contentType: '@folder',
    parent: inClinked('Tender documents')?.id,
  })
  expect(shown()).toContain('The folder *Minutes 2027* is there.')
})
