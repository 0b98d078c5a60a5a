import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { demoLinks, tokens } from '../../../infra/sandbox/clinked/index.ts'
import { sitePhoto } from '../../../infra/sandbox/clinked/seed/bytes.ts'
import { demoIds, type Running, runStandIn, start } from './running-stand-in.ts'

let running: Running
beforeAll(async () => {
  running = await runStandIn()
})
afterAll(() => running.stop())

describe('the demo', () => {
  test.each([...demoLinks])('has the share behind the link $label of $forPerson', ({ link, forPerson }) => {
    const share = running.standIn.store.shares.find(({ tokenKey }) => link.endsWith(`/share/${tokenKey}`))
    expect(share?.guest.email).toBe(forPerson)
  })

  test('has a share of each kind, one that lapses soon and one that has lapsed', () => {
    const { shares } = running.standIn.store
    expect(new Set(shares.map(({ component }) => component.kind))).toEqual(
      new Set(['file', 'page', 'discussion', 'task', 'event']),
    )
    const lapses = shares.flatMap(({ dateExpire }) =>
      dateExpire === null ? [] : [(dateExpire - start) / 86_400_000],
    )
    expect(lapses.sort((one, other) => one - other)).toEqual([-1, 3])
  })

  test('has fourteen files in three folders', () => {
    const { store } = running.standIn
    const below = store.filesBelow(demoIds(running.standIn).component('Tender documents'))
    const folders = below.filter(({ contentType }) => contentType === '@folder')
    expect([below.length - folders.length, folders.length]).toEqual([14, 3])
  })

  test('has requests of both types that wait for Anna', () => {
    const waiting = running.standIn.store.approvals.filter(
      ({ target, status }) => target.name === 'Anna Keller' && status === 'NONE',
    )
    expect(new Set(waiting.map(({ type }) => type))).toEqual(new Set(['FILE_APPROVAL', 'ACCEPT_DECLINE']))
  })

  test('has nothing from the future in what people wrote', () => {
    const { comments, replies, reactions, versions } = running.standIn.store
    const dates = [...comments, ...replies, ...reactions].map(({ dateCreated }) => dateCreated)
    expect(Math.max(...dates, ...versions.map(({ lastModified }) => lastModified))).toBeLessThanOrEqual(start)
  })

  test('has text that would do harm where it is not escaped, and a comment too long for one block', () => {
    const { comments, replies } = running.standIn.store
    const texts = [...comments.map(({ comment }) => comment), ...replies.map(({ reply }) => reply)]
    expect(texts.filter((text) => text.includes('<!channel>'))).toHaveLength(2)
    expect(texts.some((text) => /[\u0600-\u06ff]/.test(text))).toBe(true)
    expect(Math.max(...texts.map((text) => text.length))).toBeGreaterThan(3_000)
  })

  test('has ids that are no two alike', () => {
    const { components, replies, comments, versions, approvals, attachments, people } = running.standIn.store
    const ids = [components, replies, comments, versions, approvals, attachments, people].flatMap((rows) =>
      rows.map(({ id }) => id),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has pictures that are what they say', () => {
    const bytes = Buffer.from(sitePhoto())
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([240, 150])
    const pixels = bytes.subarray(bytes.indexOf('IDAT') + 4, bytes.indexOf('IEND') - 8)
    expect(inflateSync(pixels).length).toBe(150 * (1 + 240 * 3))
  })

  test('opens for Ben with links of his own', async () => {
    const guest = await running.guest(tokens.ben.lunch)
    const shares = await guest.json<{ component: { friendlyName: string } }[]>('/v3/shares')
    expect(shares.map(({ component }) => component.friendlyName).sort()).toEqual([
      'Change order 07.pdf',
      'Façade material: brick or timber?',
      'Tender documents',
      'Where do we eat after the site visit?',
    ])
  })
})
