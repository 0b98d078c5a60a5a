import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { sha256Of } from '../../infra/sandbox/intralinks/index.ts'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, elementsOf, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { auditRows } from './table.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect()
})
afterAll(() => stack.stop())

const { connect, logIn, openFinance, press, accept, letAllTriesPass, shown, inDm, documentCalled, files } =
  dataroomSteps(() => stack)

describe('Get', () => {
  test('brings a document of 1 KiB into the person’s messages, byte for byte, from /dataroom on', async () => {
    await openFinance()
    await press('get_document', 'Ledger sample.dat')

    const [file] = files()
    const { content } = documentCalled('Ledger sample')
    if (!content || !file) throw new Error('There is no file.')
    expect(file.object).toMatchObject({ name: 'Ledger sample.dat', size: 1_024 })
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(sha256Of(content))
    expect(inDm()).toMatchObject([
      {
        text: 'Ledger sample.dat · :lock: Confidential, from *Project Aurora* in Intralinks',
        files: [{ name: 'Ledger sample.dat' }],
      },
    ])
    expect(shown()).toContain('is in your')
    await press('room_place:back')
    expect(shown()).toContain('VAT returns.zip')
    expect(stack.failedJobs).toBe(0)
  })

  test('takes of a document what comes: the list need not know its length in bytes', async () => {
    stack.intralinks.settings.fileHeaders = 'bare'
    await openFinance()
    const { content } = documentCalled('Audited accounts 2025')
    if (!content) throw new Error('There is no file.')
    const { size } = content
    Object.assign(content, { size: size + 10 })

    await press('get_document', 'Audited accounts 2025.pdf')

    const [file] = files()
    expect(file?.object).toMatchObject({
      name: 'Audited accounts 2025.pdf',
      mimetype: 'application/pdf',
      size,
    })
    expect(
      createHash('sha256')
        .update(file?.bytes ?? '')
        .digest('hex'),
    ).toBe(sha256Of(content))
  })

  test('is kept in the audit, once though the job comes twice', async () => {
    await openFinance()
    stack.slack.store.faults.add({ method: 'chat.delete', status: 500, times: 2 })
    await press('get_document', 'Key figures.csv')
    await letAllTriesPass()
    expect(files()).toHaveLength(1)
    const downloads = (await auditRows()).filter(({ act }) => act === 'download')
    expect(downloads).toMatchObject([
      {
        outcome: 'sent',
        object: { workspace: '701421', document: String(documentCalled('Key figures').id) },
      },
    ])
  })

  test('takes a page and JSON for what they are where the list says that the document is one', async () => {
    await openFinance()
    await press('get_document', 'Model parameters.json')
    await press('room_place:back')
    await press('room_place:up_0')
    await press('room_place:folder', 'Open Corporate')
    await press('get_document', 'Press release.html')
    expect(files().map(({ object }) => object.name)).toEqual(['Model parameters.json', 'Press release.html'])
  })

  test('asks to enter first in a new session, and then goes on to the document by itself', async () => {
    await openFinance()
    stack.clock.advance(3_600_000)
    await press('get_document', 'Key figures.csv')
    expect(elementsOf(topView(stack, ANNA), 'connect_page').map((button) => words(button))).toEqual([
      'Connect again',
    ])
    await logIn()
    expect(shown()).toContain('asks you to accept this')
    expect(files()).toEqual([])
    await accept()
    expect(files().map(({ object }) => object.name)).toEqual(['Key figures.csv'])
    expect(stack.intralinks.store.acceptances).toHaveLength(2)
  })

  test('is not forgotten where Intralinks asks for more than a yes at the door', async () => {
    await openFinance()
    stack.clock.advance(3_600_000)
    await press('get_document', 'Key figures.csv')
    const room = stack.intralinks.store.workspaces.find(({ name }) => name === 'Project Aurora')
    Object.assign(room ?? {}, { state: 'SECURITY_QUESTION' })
    await logIn()
    await accept()
    expect(shown()).toContain('the answer to your security question')
    Object.assign(room ?? {}, { state: 'ALLOW' })
    await press('get_document')
    await accept()
    expect(files().map(({ object }) => object.name)).toEqual(['Key figures.csv'])
  })

  test('of a large document says how far it is', async () => {
    const { content } = documentCalled('Ledger sample')
    if (!content) throw new Error('There is no file.')
    const chunk = new Uint8Array(1_000_000)
    Object.assign(content, {
      size: 20_000_000,
      *chunks() {
        for (let sent = 0; sent < 20; sent++) {
          stack.clock.advance(1_000)
          yield chunk
        }
      },
    })
    await openFinance()
    await press('get_document', 'Ledger sample.dat')
    const told = stack.slack.calls
      .filter(({ method }) => method === 'chat.update')
      .map(({ args }) => String(args.text))
    expect(told.length).toBeGreaterThan(1)
    expect(told.length).toBeLessThanOrEqual(7)
    expect(told[0]).toMatch(/Sending \*Ledger sample.dat\*.* \d+ % of 20 MB/)
    expect(inDm()).toMatchObject([{ files: [{ size: 20_000_000 }] }])
  })
})
