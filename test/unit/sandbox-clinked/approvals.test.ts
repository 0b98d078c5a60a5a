import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { demoIds, type Guest, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let anna: Guest
let ben: Guest
let ids: ReturnType<typeof demoIds>
beforeAll(async () => {
  running = await runStandIn()
})
beforeEach(async () => {
  running.standIn.reset()
  ids = demoIds(running.standIn)
  anna = await running.guest(tokens.anna.tenderFolder)
  ben = await running.guest(tokens.ben.tenderFolder)
})
afterAll(() => running.stop())

interface Approvals {
  items: {
    version: { versionNumber: number }
    requests: { id: number; targetName: string; status: string; parameters: unknown; lastModified: number }[]
  }[]
}

const inFolder = (rest: string) => `/v3/shares/${tokens.anna.tenderFolder}${rest}`

describe('approval requests', () => {
  const approvals = (rest = '', file = 'Ground floor plan.pdf') =>
    inFolder(`/files/${ids.component(file)}/approvals${rest}`)
  const waiting = () => ids.request('Ground floor plan.pdf', 'Anna Keller')

  test('are listed by version, for both guests, without any totals', async () => {
    const page = await anna.json<Approvals>(approvals())
    expect(page).not.toHaveProperty('totalPages')
    expect(page).not.toHaveProperty('totalResults')
    expect(page.items.map(({ version }) => version.versionNumber)).toEqual([2])
    expect(page.items[0]?.requests.map(({ targetName, status }) => [targetName, status])).toEqual([
      ['anna.keller@northwind.example', 'NONE'],
      ['ben.okafor@northwind.example', 'ACCEPT'],
    ])
  })

  test('are decided by whom they are for, and the message is not given back', async () => {
    const json = { status: 'REJECT', parameters: 'The core is 60 cm off' }
    const decided = await anna.fetch(approvals(`/${waiting()}`), { method: 'PATCH', json })

    expect(decided.status).toBe(200)
    expect(await decided.json()).toMatchObject({
      status: 'REJECT',
      parameters: null,
      lastModified: running.now(),
    })
    const message = running.standIn.store.approvals.find(({ id }) => id === waiting())?.message
    expect(message).toBe('The core is 60 cm off')
  })

  test("are not decided by others, nor with a status that does not exist, nor on another file's address", async () => {
    const path = `/v3/shares/${tokens.ben.tenderFolder}/files/${ids.component('Ground floor plan.pdf')}/approvals`
    const patch = (guest: Guest, path: string, status: string) =>
      guest.fetch(path, { method: 'PATCH', json: { status } })

    expect((await patch(ben, `${path}/${waiting()}`, 'ACCEPT')).status).toBe(403)
    expect((await patch(anna, approvals(`/${waiting()}`), 'YES')).status).toBe(400)
    expect((await patch(anna, approvals(`/${waiting()}`, 'Schedule.csv'), 'ACCEPT')).status).toBe(404)
  })

  test('can be decided elsewhere', async () => {
    running.advance(60_000)
    await running.control('POST', 'decide', { request: waiting(), status: 'DECLINE' })
    const { items } = await anna.json<Approvals>(approvals())
    expect(items[0]?.requests[0]).toMatchObject({ status: 'DECLINE', lastModified: running.now() })
  })
})
