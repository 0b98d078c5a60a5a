import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ANNA, connect, elementsOf, tokens, toldSlack, topView, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, pressInModal, open, nextTry, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)

function fileCalled(name: string) {
  const file = stack.clinked.store.components.find((each) => each.friendlyName === name)
  if (!file) throw new Error(`There is no ${name}`)
  return file
}

/** The next address that Clinked gives leads to bytes that break off. */
function breakNextContent(): void {
  const { signed } = stack.clinked.store
  const { push } = signed
  signed.push = (content) => {
    signed.push = push
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(content.bytes.slice(0, 5))
      },
      pull(controller) {
        controller.error(new Error('broken'))
      },
    })
    const bytes = Object.assign(body, {
      byteLength: content.bytes.byteLength,
    }) as unknown as typeof content.bytes
    return signed.push({ ...content, bytes })
  }
}

const link = () => JSON.stringify(elementsOf(topView(stack, ANNA), 'follow_link'))
const inDm = () => anna().messages(anna().directMessages)
const sentBytes = () =>
  [...stack.slack.store.files.values()].map(({ bytes }) => Buffer.from(bytes).toString())

describe('Get offers the link and sends the bytes', () => {
  test('of a file, by the address that Clinked gave, as it is (11.5)', async () => {
    const share = await open('Tender documents')
    await pressInModal('get_file', { ...share, e: fileCalled('Schedule.csv').id })

    expect(shown()).toContain('Schedule.csv')
    const [, address = ''] = /"url":"([^"]+)"/.exec(link()) ?? []
    expect(await (await fetch(address)).text()).toContain('Excavation;week 12')
    expect(writesTo(stack, '11.5')).toMatchObject([{ status: 302 }])

    await press('send_here:file')
    expect(inDm()).toMatchObject([
      { text: 'Schedule.csv, from *Tender documents* in Clinked', files: [{ name: 'Schedule.csv' }] },
    ])
    expect(sentBytes()).toEqual([expect.stringContaining('Excavation;week 12')])
    expect(shown()).toContain('is in your')
    expect(stack.failedJobs).toBe(0)
  })

  test('of a version, by its id (11.9)', async () => {
    const share = await open('Tender documents')
    const contract = fileCalled('Main contract.pdf')
    const [first] = stack.clinked.store
      .versionsOf(contract.id)
      .toSorted((a, b) => a.versionNumber - b.versionNumber)
    await pressInModal('get_version', { ...share, e: contract.id, v: first?.id, n: 1 })
    expect(shown()).toContain('Main contract.pdf, version 1')
    expect(link()).toContain('/content/')

    await press('send_here:version')
    expect(inDm()).toMatchObject([{ files: [{ name: 'Main contract (version 1).pdf' }] }])
    expect(sentBytes()).toEqual([expect.stringContaining('First draft')])
  })

  test('of an attachment (8.2)', async () => {
    const share = await open('Tender documents')
    const read = fileCalled('Read me first.txt')
    const [legend] = stack.clinked.store.attachmentsOf(`file_${read.id}`)
    await pressInModal('get_attachment', { ...share, e: read.id, a: legend?.id, n: 'Legend.txt' })
    expect(link()).toContain('/content/')

    await press('send_here:attachment')
    expect(sentBytes()).toEqual([expect.stringContaining('A: approved')])
    expect(writesTo(stack, '8.2').map(({ status }) => status)).toEqual([302, 302])
  })

  test('of a note’s version, which is sent at once, for there is no link to it (5.6)', async () => {
    const share = await open('Design principles')
    await pressInModal('get_note_version', { ...share, v: 1 })

    expect(writesTo(stack, '5.6')).toMatchObject([{ status: 200 }])
    expect(inDm()).toMatchObject([{ files: [{ name: expect.stringContaining('(version 1)') }] }])
    expect(shown()).toContain('is in your')
  })
})

test('neither the access token nor a share token goes to the link or into Slack', async () => {
  const share = await open('Tender documents')
  await pressInModal('get_file', { ...share, e: fileCalled('Schedule.csv').id })
  await press('send_here:file')

  // The stand-in refuses an address that a token is sent to.
  expect(stack.clinked.requests.filter(({ path }) => path.includes('/content/'))).toMatchObject([
    { status: 200 },
  ])
  for (const token of Object.values(tokens.anna)) expect(toldSlack(stack)).not.toContain(token)
})

describe('What cannot be sent', () => {
  test('is an empty file: it is offered as a link', async () => {
    const share = await open('Tender documents')
    const schedule = fileCalled('Schedule.csv')
    const [version] = stack.clinked.store.versionsOf(schedule.id)
    if (version) version.bytes = new Uint8Array()
    await pressInModal('get_file', { ...share, e: schedule.id })
    await press('send_here:file')

    expect(shown()).toContain('It is empty')
    expect(words(inDm())).toContain('It is empty')
    await press('get_file')
    expect(link()).toContain('/content/')
  })

  test('is a file that breaks off: nothing of it is in Slack, and it comes whole at the next try', async () => {
    const share = await open('Tender documents')
    await pressInModal('get_file', { ...share, e: fileCalled('Schedule.csv').id })
    breakNextContent()
    await press('send_here:file')
    expect(inDm()).toMatchObject([{ text: expect.stringContaining('Sending') }])
    expect(stack.slack.store.files.size).toBe(0)

    await nextTry()
    expect(inDm()).toMatchObject([{ files: [{ name: 'Schedule.csv' }] }])
    expect(sentBytes()).toEqual([expect.stringContaining('Excavation;week 12')])
  })
})

test('a job that comes again after the file was completed does not send it twice', async () => {
  const share = await open('Tender documents')
  await pressInModal('get_file', { ...share, e: fileCalled('Schedule.csv').id })
  // Slack takes the file, and the answer to the last call of the job never comes.
  stack.slack.store.faults.add({ method: 'chat.delete', status: 500, times: 2 })
  await press('send_here:file')
  await nextTry()

  expect(sentBytes()).toHaveLength(1)
  expect(
    stack.slack.calls.filter(
      ({ method, response }) => method === 'files.completeUploadExternal' && response.ok,
    ),
  ).toHaveLength(1)
})
