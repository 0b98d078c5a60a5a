import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { demoIds, type Guest, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let anna: Guest
beforeAll(async () => {
  running = await runStandIn()
})
beforeEach(async () => {
  running.standIn.reset()
  running.advance(60_000)
  anna = await running.guest(tokens.anna.facade)
})
afterAll(() => running.stop())

const { facade, fireSafety, siteVisit, tenderFolder, changeOrder, minutes } = tokens.anna

async function others(deed: string, body: object): Promise<{ status: number; id?: number | string }> {
  const response = await running.control('POST', `others/${deed}`, body)
  return { status: response.status, ...(response.ok && ((await response.json()) as { id: number | string })) }
}

describe('what others do', () => {
  test('a reply is counted, and moves its discussion', async () => {
    const before = await anna.json<{ replies: number }>(`/v3/shares/${facade}/discussion`)
    const { id } = await others('reply', { share: facade, text: 'Hello', by: 'priya' })

    expect(await anna.json(`/v3/shares/${facade}/discussion`)).toMatchObject({
      replies: before.replies + 1,
      lastModified: running.now(),
    })
    const { items } = await anna.json<{ items: object[] }>(`/v3/shares/${facade}/discussion/replies?size=100`)
    expect(items.at(-1)).toMatchObject({ id, reply: 'Hello', author: { name: 'Priya Nair' } })
  })

  test('a comment is counted, and moves what it is on', async () => {
    await others('comment', { share: fireSafety, text: 'Hello' })
    expect(await anna.json(`/v3/shares/${fireSafety}/tasks`)).toMatchObject({
      commentCount: 2,
      lastModified: running.now(),
    })
  })

  test('a new version moves the file and the folders it is in', async () => {
    const { component } = demoIds(running.standIn)
    await others('uploadVersion', {
      share: tenderFolder,
      item: component('Main contract.pdf'),
      summary: 'Signed',
      by: 'tomas',
    })
    const file = (name: string) => anna.json(`/v3/shares/${tenderFolder}/files/${component(name)}`)

    expect(await file('Main contract.pdf')).toMatchObject({
      versions: 4,
      summary: 'Signed',
      lastModified: running.now(),
      uploaded: { name: 'Tomás Ferreira' },
    })
    expect(await file('Contracts')).toMatchObject({ lastModified: running.now() })
  })

  test('a new version of a note in a folder', async () => {
    const item = demoIds(running.standIn).component('Minutes 12')
    await others('uploadVersion', { share: minutes, item })
    expect(await anna.json(`/v3/shares/${minutes}/notes/${item}`)).toMatchObject({ versions: 1 })
  })

  test('a file is added to a folder', async () => {
    const { id } = await others('addFile', { share: tenderFolder, name: 'Annex B.txt' })
    const path = `/v3/shares/${tenderFolder}/files?path=annex_b.txt`
    expect(await anna.json(path)).toMatchObject({ id, friendlyName: 'Annex B.txt', versions: 1 })
  })

  test('a decision is asked for', async () => {
    const { id } = await others('requestApproval', { share: changeOrder })
    const file = demoIds(running.standIn).component('Change order 07.pdf')
    const { items } = await anna.json<{ items: { requests: object[] }[] }>(
      `/v3/shares/${changeOrder}/files/${file}/approvals`,
    )
    expect(items[0]?.requests.at(-1)).toMatchObject({
      id,
      status: 'NONE',
      targetName: 'anna.keller@northwind.example',
    })
  })

  test('a reaction, one for each person', async () => {
    const context = `reply_${demoIds(running.standIn).reply('Timber saves')}`
    const total = async () =>
      (
        await anna.json<{ totalReactions: number }>(
          `/v3/shares/${facade}/context/${context}/reactions?summary=`,
        )
      ).totalReactions
    const before = await total()
    await others('react', { context, reaction: 'FIRE', by: 'priya' })
    await others('react', { context, reaction: 'HEART', by: 'priya' })
    expect(await total()).toBe(before + 1)
  })

  test('a task and an event are changed', async () => {
    await others('changeTask', { share: fireSafety, status: 'COMPLETED', dateCompleted: running.now() })
    await others('changeEvent', { share: siteVisit, location: 'Elsewhere' })
    expect(await anna.json(`/v3/shares/${fireSafety}/tasks`)).toMatchObject({
      status: 'COMPLETED',
      progress: 60,
      dateCompleted: running.now(),
    })
    expect(await anna.json(`/v3/shares/${siteVisit}/events`)).toMatchObject({ location: 'Elsewhere' })
  })

  test('something more is shared, and something is taken back', async () => {
    const shared = await others('share', { like: tokens.ben.lunch, guest: 'anna.keller@northwind.example' })
    await others('takeBack', { share: fireSafety })
    const keys = (await anna.json<{ tokenKey: string }[]>('/v3/shares')).map(({ tokenKey }) => tokenKey)
    expect(keys).toContain(shared.id)
    expect(keys).not.toContain(fireSafety)
    expect((await anna.fetch(`/v3/shares/${fireSafety}/tasks`)).status).toBe(404)
  })

  test.each([
    ['reply', { share: fireSafety, text: 'A task has no replies' }, 404],
    ['comment', { share: 'nobody has it', text: 'Hello' }, 404],
    ['uploadVersion', { share: tenderFolder }, 400],
    ['addFile', { share: changeOrder, name: 'In a file' }, 400],
    ['reply', { share: facade, text: 'Hello', by: 'nobody' }, 404],
    ['reply', { share: facade }, 400],
    ['dance', {}, 404],
  ])('%s with %j is refused', async (deed, body, status) => {
    expect(await others(deed, body)).toEqual({ status })
  })
})

test('a thousand guests are there at once, each with five shares of their own', async () => {
  const response = await running.control('POST', 'guests', { count: 1_000 })
  const guests = (await response.json()) as string[][]
  const last = await running.guest(guests.at(-1)?.[0] ?? '')
  const shares = await last.json<{ tokenKey: string; component: { type: string } }[]>('/v3/shares')

  expect(new Set(guests.flat()).size).toBe(5_000)
  expect(shares.map(({ tokenKey }) => tokenKey)).toEqual(guests.at(-1))
  expect(shares.map(({ component }) => component.type)).toEqual([
    'discussion',
    'page',
    'task',
    'event',
    'file',
  ])
})
