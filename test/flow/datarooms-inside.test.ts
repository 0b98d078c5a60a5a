import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { ANNA, elementsOf, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { auditRows } from './table.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { type, connect, logIn, open, press, submit, accept, nextTry, shown } = dataroomSteps(() => stack)
const anna = () => stack.slack.as(ANNA)
const roomCalled = (name: string) => {
  const found = stack.intralinks.store.workspaces.find((room) => room.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}
const asked = (method: string, path: string) =>
  stack.intralinks.requests.filter((request) => request.method === method && request.path.includes(path))

const AN_HOUR = 3_600_000

describe('entering', () => {
  beforeEach(connect)

  test('shows the splash, sends it upon the person’s own press alone, once, and the audit keeps which text', async () => {
    await open('Project Aurora')
    expect(shown()).toContain('*Project Aurora* asks you to accept this')
    expect(shown()).toContain('share nothing outside your ')
    expect(JSON.stringify(topView(stack, ANNA))).not.toContain('javascript:')
    expect(shown()).not.toContain('not shown')
    expect(asked('POST', '/splash')).toEqual([])
    expect(await auditRows()).toEqual([])

    await accept()
    expect(shown()).toContain('Corporate')
    expect(shown()).toContain('Finance &amp; tax')
    expect(asked('POST', '/splash')).toMatchObject([{ body: { acceptSplash: true }, status: 201 }])
    expect(stack.intralinks.store.acceptances).toMatchObject([{ workspace: { name: 'Project Aurora' } }])
    const text = createHash('sha256')
      .update(roomCalled('Project Aurora').splash?.text ?? '')
      .digest('hex')
    expect(await auditRows()).toMatchObject([
      {
        pk: `audit#T0LOCAL#${ANNA}`,
        person: { teamId: 'T0LOCAL', userId: ANNA },
        act: 'enter',
        at: stack.clock.now(),
        object: { workspace: '701421', text, connection: expect.any(String) },
        outcome: 'ALLOW',
      },
    ])
    expect(stack.failedJobs).toBe(0)
  })

  test('is left by Cancel, and nothing is sent', async () => {
    await open('Project Aurora')
    await anna().close()
    await stack.drain()
    expect(asked('POST', '/splash')).toEqual([])
    expect(await auditRows()).toEqual([])
  })

  test('happens once though the worker dies over it', async () => {
    await open('Project Aurora')
    // Intralinks has it, and its answer is lost.
    stack.intralinks.faults.add({ match: { method: 'POST', path: '/splash' }, drop: 'after', times: 1 })
    await accept()
    expect(stack.failedJobs).toBe(1)
    await nextTry()
    expect(shown()).toContain('Corporate')
    expect(stack.intralinks.store.acceptances).toHaveLength(1)
    expect(new Set((await auditRows()).map(({ outcome }) => outcome))).toEqual(new Set(['in_doubt', 'ALLOW']))
  })

  test('is not taken for a text that has changed since: the new one is shown', async () => {
    await open('Project Aurora')
    const { splash } = roomCalled('Project Aurora')
    if (splash) splash.text = '<p>Other terms.</p>'
    await accept()
    expect(shown()).toContain('The text has changed since you saw it')
    expect(shown()).toContain('Other terms.')
    expect(asked('POST', '/splash')).toEqual([])
    expect(await auditRows()).toEqual([])
    await accept()
    expect(shown()).toContain('Corporate')
    expect(stack.intralinks.store.acceptances).toHaveLength(1)
  })

  test.each([
    ['ONE_TIME_PASSWORD', 'asks for a one-time password'],
    ['SECURITY_QUESTION', 'the answer to your security question'],
    ['NEVER_SEEN_BEFORE', 'NEVER_SEEN_BEFORE'],
  ])('where Intralinks asks for more (%s) it is named, with a link', async (state, said) => {
    roomCalled('Project Borealis').state = state
    await open('Project Borealis')
    expect(shown()).toContain('For members of the board only.')
    await accept()
    expect(shown()).toContain(said)
    expect(JSON.stringify(topView(stack, ANNA))).toContain('https://services.intralinks.com')
    expect(await auditRows()).toMatchObject([{ act: 'enter', outcome: state }])
  })

  test('goes on by itself after the hour was over while the text was read', async () => {
    await open('Project Aurora')
    stack.clock.advance(AN_HOUR)
    await accept()
    expect(shown()).toContain('Connect again')
    expect(stack.intralinks.store.acceptances).toEqual([])
    await logIn()
    expect(shown()).toContain('Corporate')
    expect(stack.intralinks.store.acceptances).toHaveLength(1)
  })

  test('a splash too long for Slack is cut, and the rest is to be read in Intralinks', async () => {
    const { splash } = roomCalled('Project Aurora')
    if (splash) splash.text = '<p>Clause after clause.</p>'.repeat(9_000)
    await open('Project Aurora')
    expect(shown()).toContain('The text is longer than fits here')
    expect(JSON.stringify(topView(stack, ANNA))).toContain('https://services.intralinks.com')
  })
})

describe('browsing', () => {
  beforeEach(connect)

  test('leads down by folders and up by the way one came', async () => {
    await open('Project Aurora')
    await accept()
    await press('room_place:folder', 'Open Corporate')
    expect(shown()).toContain('Organisation chart.png')
    await press('room_place:folder', 'Open Board minutes')
    await press('room_place:folder', 'Open 2026')
    expect(shown()).toContain('Project Aurora › Corporate › Board minutes › 2026')
    expect(shown()).toContain('Board minutes January.pdf')
    await press('room_place:up_2')
    expect(shown()).toContain('Project Aurora › Corporate › Board minutes\n')
    await press('room_place:up_0')
    expect(shown()).toContain('Legal')
  })

  test('of thousands of entries shows a page at a time, asks for each list once, and finds by name', async () => {
    await open('Harbour Quarter financing')
    await press('room_place:folder', 'Open Lease agreements')
    expect(shown()).toContain('1–20 of 3000')
    const before = stack.intralinks.requests.length
    await press('room_place:page:next')
    expect(shown()).toContain('Lease 0021.pdf')
    expect(stack.intralinks.requests.slice(before).map(({ path }) => path)).toHaveLength(3)
    expect(asked('GET', '/contents')).toHaveLength(2)

    await press('find_in_room')
    await submit({ room_name: 'lease 29' })
    expect(shown()).toContain('1–20 of 100')
    expect(shown()).toContain('Lease 2900.pdf')
    await press('room_place:page:next')
    expect(shown()).toContain('Lease 2920.pdf')
    await press('find_in_room')
    await submit({ room_name: '2900.PDF' })
    expect(shown()).toContain('Lease 2900.pdf')
    await press('room_place:all')
    expect(shown()).toContain('1–20 of 3000')
  })

  test('back leads to the page where one was', async () => {
    const leases = stack.intralinks.store.folders.find(({ name }) => name === 'Lease agreements')
    if (!leases) throw new Error('There are no leases.')
    for (let number = 1; number <= 30; number++) {
      stack.intralinks.store.folders.push({
        ...leases,
        id: 900_000 + number,
        name: `Year ${number}`,
        orderNumber: number,
        parent: leases.id,
        series: null,
      })
    }
    await open('Harbour Quarter financing')
    await press('room_place:folder', 'Open Lease agreements')
    await press('room_place:page:next')
    await press('room_place:folder', 'Open Year 30')
    expect(shown()).toContain('This folder is empty.')
    await press('room_place:up_1')
    expect(shown()).toContain('21–40 of 3030')
  })

  test('when the hour is over, Connect again leads on to the same place', async () => {
    await open('Harbour Quarter financing')
    stack.clock.advance(AN_HOUR)
    await press('room_place:folder', 'Open Lease agreements')
    expect(elementsOf(topView(stack, ANNA), 'connect_page').map((button) => words(button))).toEqual([
      'Connect again',
    ])
    await logIn()
    expect(shown()).toContain('Lease 0001.pdf')
  })

  test('who is logged in elsewhere is told so, and may connect again', async () => {
    await open('Harbour Quarter financing')
    await stack.intralinks.app.request('/_control/log-in-elsewhere', {
      method: 'POST',
      body: JSON.stringify({ email: 'anna.keller@northwind.example' }),
    })
    await press('room_place:folder', 'Open Lease agreements')
    expect(shown()).toContain('you are logged in elsewhere')
    expect(elementsOf(topView(stack, ANNA), 'connect_page')).toHaveLength(1)
  })

  test('a data room that the person is no longer in is said to be gone', async () => {
    await type('/dataroom harbour')
    const room = roomCalled('Harbour Quarter financing')
    room.members = room.members.filter(({ firstName }) => firstName !== 'Anna')
    await open('Harbour Quarter financing')
    expect(shown()).toContain('no longer there in Intralinks')
  })
})
