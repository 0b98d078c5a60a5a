import { describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { shareId } from '../../../lib/shares/share.ts'
import { demoIds } from '../sandbox-clinked/running-stand-in.ts'
import { createReader, DAY } from './reader.ts'

const reader = createReader()
const folder = tokens.anna.tenderFolder
const file = tokens.anna.changeOrder

const namesIn = ({ content }: Awaited<ReturnType<typeof reader.look>>) =>
  content.approvals.map(({ fileName }) => fileName)

describe('approvals that wait', () => {
  test('are news at the first look, and shown without being news as long as they wait', async () => {
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(folder), shareId(file)] }
    const first = await reader.look(chosen)
    reader.advance(DAY)
    const second = await reader.look(chosen)

    expect(namesIn(first)).toEqual(['Change order 07.pdf', 'Ground floor plan.pdf', 'Main contract.pdf'])
    expect(first.content.hasNews).toBe(true)
    expect(namesIn(second)).toEqual(namesIn(first))
    expect(second.content.hasNews).toBe(false)
    // Besides one call for each share: the requests of the three files, and what two of them are called.
    expect(second.calls).toEqual(['11.11', '11.11', '11.11', '11.2', '11.2', '11.2', '2.1', '9.1'])
  })

  test('are gone once they are decided, and their files are left alone', async () => {
    const { request } = demoIds(reader.standIn)
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(file)] }
    await reader.look(chosen)
    const decided = reader.standIn.store.approvals.find(
      ({ id }) => id === request('Change order 07.pdf', 'Anna Keller'),
    )
    Object.assign(decided ?? {}, { status: 'ACCEPT' })
    reader.advance(DAY)
    const next = await reader.look(chosen)
    reader.advance(DAY)

    expect(namesIn(next)).toEqual([])
    expect((await reader.look(chosen)).calls).toEqual(['11.2', '2.1'])
  })

  test('are news when they are new, and when they are asked anew', async () => {
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(file)] }
    await reader.look(chosen)
    reader.advance(DAY)
    reader.others.requestApproval({ share: file })
    const added = await reader.look(chosen)
    reader.advance(DAY)
    for (const approval of reader.standIn.store.approvals) approval.lastModified = reader.now()

    expect([added.content.hasNews, added.content.approvals.length]).toEqual([true, 2])
    expect((await reader.look(chosen)).content.hasNews).toBe(true)
  })

  test('of somebody else do not count because the file that names the guest is not asked again', async () => {
    const { component } = demoIds(reader.standIn)
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(folder)] }
    await reader.look(chosen)
    for (const approval of reader.standIn.store.approvals) approval.status = 'ACCEPT'
    reader.advance(DAY)
    await reader.look(chosen)
    reader.others.requestApproval({ share: tokens.ben.tenderFolder, item: component('Schedule.csv') })
    reader.advance(DAY)
    expect(namesIn(await reader.look(chosen))).toEqual([])
  })

  test('are found after a week where asking for one moved nothing', async () => {
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(tokens.anna.insurance)] }
    await reader.connect(tokens.anna.insurance, 'harbour-light')
    await reader.look(chosen)
    const { lastModified = 0 } =
      reader.standIn.store.file(demoIds(reader.standIn).component('Insurance policy.pdf')) ?? {}
    reader.others.requestApproval({ share: tokens.anna.insurance })
    Object.assign(
      reader.standIn.store.file(demoIds(reader.standIn).component('Insurance policy.pdf')) ?? {},
      { lastModified },
    )
    reader.advance(DAY)
    const soon = await reader.look(chosen)
    reader.advance(6 * DAY)

    expect(namesIn(soon)).toEqual([])
    expect(namesIn(await reader.look(chosen))).toEqual(['Insurance policy.pdf'])
  })

  test('whose file gives no answer are not forgotten', async () => {
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(file)] }
    await reader.look(chosen)
    reader.standIn.faults.add({ match: { section: '11.11' }, status: 503, times: 2 })
    reader.advance(DAY)
    const silent = await reader.look(chosen)
    reader.advance(DAY)
    const next = await reader.look(chosen)

    expect([namesIn(silent), silent.content.hasNews]).toEqual([[], false])
    expect([namesIn(next), next.content.hasNews]).toEqual([['Change order 07.pdf'], false])
  })

  test('are found the next time where their file, deep in a folder, gave no answer when it moved', async () => {
    const { component } = demoIds(reader.standIn)
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(folder)] }
    await reader.look(chosen)
    const nda = component('NDA (signed).pdf')
    reader.advance(DAY)
    reader.others.requestApproval({ share: folder, item: nda })
    reader.standIn.faults.add({
      match: { section: '11.11', path: `/files/${nda}/` },
      status: 503,
      times: 2,
    })
    const silent = await reader.look(chosen)
    reader.advance(DAY)
    const next = await reader.look(chosen)

    expect(namesIn(silent)).not.toContain('NDA (signed).pdf')
    expect(namesIn(next)).toContain('NDA (signed).pdf')
    expect(next.content.hasNews).toBe(true)
  })

  test('are asked of the newest files of a large folder first, and of the others in their turn', async () => {
    for (let count = 0; count < 90; count += 1) {
      reader.advance(1_000)
      reader.others.addFile({ share: folder, name: `Scan ${count}.txt` })
    }
    await reader.connect(folder)
    const chosen = { shareIds: [shareId(folder)] }
    const first = await reader.look(chosen)
    reader.advance(DAY)
    const second = await reader.look(chosen)
    const asked = ({ calls }: typeof first) => calls.filter((section) => section === '11.11').length

    expect(namesIn(first)).toEqual([])
    expect([asked(first), asked(second)]).toEqual([60, 44])
    expect(namesIn(second)).toEqual(['Ground floor plan.pdf', 'Main contract.pdf'])
  })
})
