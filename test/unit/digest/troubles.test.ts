import { expect, test } from '@jest/globals'
import { insurancePassword, tokens } from '../../../infra/sandbox/clinked/index.ts'
import { createReader, DAY } from './reader.ts'

const reader = createReader()

/** A guest with five shares, connected and looked at once. */
async function known() {
  const [shares = []] = reader.standIn.addGuests(1)
  const [discussion = '', note = '', task = ''] = shares
  await reader.connect(discussion)
  await reader.look()
  reader.advance(DAY)
  return { discussion, note, task }
}

test('a share that fails alone keeps its news for the next look', async () => {
  const { discussion, task } = await known()
  reader.others.reply({ share: discussion, text: 'Kept' })
  reader.others.changeTask({ share: task, progress: 50 })
  reader.standIn.faults.add({ match: { section: '3.3' }, status: 500, times: 2 })
  const broken = await reader.look()
  reader.advance(DAY)
  const mended = await reader.look()

  expect(broken.content.troubles).toEqual([])
  expect(broken.content.news.map(({ share }) => share.kind)).toEqual(['task'])
  expect(mended.content.news).toMatchObject([{ messages: { count: 1, newest: [{ text: 'Kept' }] } }])
})

test('a connection that does not answer is a trouble, and loses nothing', async () => {
  const { discussion } = await known()
  reader.others.reply({ share: discussion, text: 'Kept' })
  reader.standIn.faults.add({ match: { section: '2.1' }, status: 500, times: 2 })
  const broken = await reader.look()
  reader.advance(DAY)
  const mended = await reader.look()

  expect(broken.content).toMatchObject({ troubles: [{ error: { code: 'unavailable' } }], hasNews: false })
  expect(mended.content.news).toMatchObject([{ isNew: false, messages: { count: 1 } }])
})

test('a connection whose shares give no answer is left after a few of them', async () => {
  await known()
  reader.standIn.faults.add({ match: { path: '/v3/shares/' }, status: 500 })
  const { content } = await reader.look()
  expect(content.troubles).toMatchObject([{ error: { code: 'unavailable' } }])
})

test('a connection that has lapsed is told once', async () => {
  const { discussion } = await known()
  reader.others.takeBack({ share: discussion })
  reader.standIn.expireTokens()
  const first = await reader.look()
  reader.advance(DAY)
  const second = await reader.look()

  expect(first.content).toMatchObject({ troubles: [{ error: { code: 'unauthorized' } }], hasNews: true })
  expect(second.content).toMatchObject({ troubles: [{ error: { code: 'unauthorized' } }], hasNews: false })
})

test('one connection in trouble does not hide the news of another', async () => {
  const { discussion } = await known()
  await reader.connect(tokens.ben.lunch)
  await reader.look()
  reader.advance(DAY)
  reader.others.takeBack({ share: discussion })
  reader.others.reply({ share: tokens.ben.lunch, text: 'At one?' })
  const { content } = await reader.look()

  expect(content.troubles).toHaveLength(1)
  expect(content.news).toMatchObject([{ messages: { newest: [{ text: 'At one?' }] } }])
})

test('what was there when a digest was turned on is old, though another connection had lapsed', async () => {
  const [[discussion = ''] = [], [other = ''] = []] = reader.standIn.addGuests(2)
  await reader.connect(discussion)
  await reader.connect(other)
  reader.others.takeBack({ share: other })
  reader.standIn.expireTokens()
  await reader.turnOn()
  reader.advance(DAY)
  reader.others.reply({ share: discussion, text: 'On the first day' })
  const { content } = await reader.look()

  expect(content.news).toMatchObject([{ messages: { newest: [{ text: 'On the first day' }] } }])
  expect(content).toMatchObject({ troubles: [{ error: { code: 'unauthorized' } }], hasNews: true })
})

test('a limit that is reached ends the look: it comes again later', async () => {
  await known()
  reader.standIn.faults.add({ match: { section: '6.1' }, status: 429, headers: { 'Retry-After': '90' } })
  await expect(reader.look()).rejects.toMatchObject({
    details: { code: 'rate_limited', retryAfterMs: 90_000 },
  })

  reader.standIn.faults.clear()
  reader.standIn.faults.add({ match: { section: '2.1' }, status: 429 })
  await expect(reader.look()).rejects.toMatchObject({ details: { code: 'rate_limited' } })
})

test('a share whose password nobody gave is passed over', async () => {
  await reader.connect(tokens.anna.facade)
  const { content } = await reader.look()
  await reader.connect(tokens.anna.insurance, insurancePassword)
  reader.advance(DAY)
  const { calls } = await reader.look()

  expect(content.troubles).toEqual([])
  expect(calls).toContain('11.11')
})

test('nobody without a connection is told anything', async () => {
  const { content, calls } = await reader.look()
  expect(content).toMatchObject({ news: [], troubles: [], hasNews: false })
  expect(calls).toEqual([])
})

test('what may not be read is told by number, and hides nothing else', async () => {
  const { discussion, note } = await known()
  reader.others.reply({ share: discussion, text: 'Nobody may read it' })
  reader.others.uploadVersion({ share: note, by: 'priya' })
  reader.standIn.faults.add({ match: { section: '3.3' }, status: 403 })
  reader.standIn.faults.add({ match: { section: '5.5' }, status: 403 })
  const { content } = await reader.look()
  reader.standIn.faults.clear()
  reader.advance(DAY)

  expect(content.news).toMatchObject([
    { share: { kind: 'discussion' }, messages: { count: 1, newest: [] } },
    { share: { kind: 'note' }, versions: [{ versionNumber: 1, by: undefined }] },
  ])
  expect((await reader.look()).content.hasNews).toBe(false)
})

test('a connection that has lapsed is not told again because it gave no answer in between', async () => {
  const { discussion } = await known()
  reader.others.takeBack({ share: discussion })
  reader.advance(DAY)
  await reader.look()
  reader.standIn.faults.add({ match: { section: '1.1' }, status: 503, times: 2 })
  const silent = await reader.look()
  const again = await reader.look()

  expect(silent.content.troubles).toMatchObject([{ error: { code: 'unavailable' } }])
  expect(again.content).toMatchObject({ troubles: [{ error: { code: 'unauthorized' } }], hasNews: false })
})
