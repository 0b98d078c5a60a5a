import { beforeEach, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { estimateCalls } from '../../../lib/digest/person.ts'
import type { PersonSnapshot } from '../../../lib/digest/snapshot.ts'
import { shareId } from '../../../lib/shares/share.ts'
import { createReader, DAY, HOUR } from './reader.ts'

const reader = createReader()

describe('somebody with a discussion, a note, a task, an event and a file', () => {
  let discussion: string
  let note: string
  let task: string
  let event: string
  let file: string
  beforeEach(async () => {
    ;[discussion = '', note = '', task = '', event = '', file = ''] = reader.standIn.addGuests(1)[0] ?? []
    reader.others.reply({ share: discussion, text: 'An old reply' })
    reader.others.comment({ share: file, text: 'An old comment' })
    await reader.connect(discussion)
    reader.advance(HOUR)
  })

  test('is told nothing at the first look', async () => {
    const { content } = await reader.look()
    expect(content).toEqual({ approvals: [], news: [], deadlines: [], troubles: [], hasNews: false })
  })

  test('costs one call a share and one for the list while nothing moves', async () => {
    await reader.look()
    reader.advance(DAY)
    const { content, calls, snapshot } = await reader.look()

    expect(calls).toEqual(['11.2', '2.1', '3.1', '4.1', '5.1', '6.1'])
    expect(content.hasNews).toBe(false)
    // One more than that: the token has run out by then.
    expect(estimateCalls(snapshot, [{ shareIds: [] }])).toBe(7)
  })

  test('is told a new reply once', async () => {
    await reader.look()
    reader.advance(DAY)
    reader.others.reply({ share: discussion, text: 'Brick.', by: 'maria' })
    const { content, calls } = await reader.look()
    reader.advance(DAY)
    const next = await reader.look()

    expect(content.hasNews).toBe(true)
    expect(content.news).toMatchObject([
      {
        share: { name: 'Open points' },
        isNew: false,
        messages: { count: 1, newest: [{ text: 'Brick.', author: 'Maria Lindqvist' }] },
      },
    ])
    expect(calls).toEqual(['11.2', '2.1', '3.1', '3.3', '4.1', '5.1', '6.1'])
    expect(next.content.news).toEqual([])
  })

  test('is told comments, and answers to old comments, on anything that is no discussion', async () => {
    const old = reader.others.comment({ share: task, text: 'Which minutes?' })
    await reader.look()
    reader.advance(DAY)
    for (const share of [note, event, file]) reader.others.comment({ share, text: 'Look at this' })
    reader.others.comment({ share: task, text: 'Those of Monday', parent: old })
    const { content } = await reader.look()

    const told = content.news.map(({ share, messages: { count, newest } }) => {
      return [share.kind, { count, text: newest[0]?.text }]
    })
    expect(Object.fromEntries(told)).toEqual({
      event: { count: 1, text: 'Look at this' },
      file: { count: 1, text: 'Look at this' },
      note: { count: 1, text: 'Look at this' },
      task: { count: 1, text: 'Those of Monday' },
    })
  })

  test('is told how many came, where more came than are read', async () => {
    await reader.look()
    for (let count = 0; count < 45; count += 1) {
      reader.advance(HOUR)
      reader.others.reply({ share: discussion, text: `Reply ${count}` })
    }
    const { content } = await reader.look()

    expect(content.news[0]?.messages.count).toBe(45)
    expect(content.news[0]?.messages.newest[0]?.text).toBe('Reply 44')
  })

  test('is told by number of an answer that is too deep to be read', async () => {
    const comments = Array.from({ length: 45 }, (_, index) => {
      reader.advance(HOUR)
      return reader.others.comment({ share: file, text: `Comment ${index}` })
    })
    await reader.look()
    reader.advance(DAY)
    reader.others.comment({ share: file, text: 'Late answer', parent: comments[0] ?? 0 })
    const { content } = await reader.look()
    reader.advance(DAY)

    expect(content.news[0]?.messages).toEqual({ count: 1, newest: [] })
    expect((await reader.look()).content.news).toEqual([])
  })

  test('is not told what they wrote themselves', async () => {
    await reader.look()
    reader.advance(DAY)
    const own = reader.others.reply({ share: discussion, text: 'My own words' })
    await reader.wrote(discussion, `reply_${own}`)
    reader.others.reply({ share: discussion, text: 'Words of others' })
    const { content } = await reader.look()

    expect(content.news[0]?.messages).toMatchObject({ count: 1, newest: [{ text: 'Words of others' }] })
  })

  test('is not told twice of a reply that was written while it was counted', async () => {
    await reader.look()
    reader.advance(DAY)
    reader.others.reply({ share: discussion, text: 'One' })
    // It is not counted yet when the discussion is asked, and there when the replies are.
    reader.others.reply({ share: discussion, text: 'Two' })
    const component = reader.standIn.store.components.find(({ name }) => name === 'open_points')
    if (component?.kind !== 'discussion') throw new Error('There is no discussion.')
    component.replyCount -= 1
    const first = await reader.look()
    component.replyCount += 1
    reader.advance(HOUR)
    const second = await reader.look()

    expect(first.content.news[0]?.messages.count).toBe(2)
    expect(second.content.news).toEqual([])
  })

  test('is told a new version of a file and of a note, and by whom', async () => {
    const at = reader.now() + DAY
    await reader.look()
    reader.advance(DAY)
    reader.others.uploadVersion({ share: file, by: 'priya' })
    reader.others.uploadVersion({ share: note, by: 'tomas' })
    const { content } = await reader.look()

    expect(content.news.map(({ versions }) => versions)).toEqual(
      expect.arrayContaining([
        [{ item: undefined, name: 'Plan.pdf', versionNumber: 2, by: 'Priya Nair', at }],
        [{ item: undefined, name: 'Minutes', versionNumber: 1, by: 'Tomás Ferreira', at }],
      ]),
    )
  })

  test('is told what changed of a task and an event', async () => {
    const dueDate = reader.now() + 30 * DAY
    await reader.look()
    reader.advance(DAY)
    reader.others.changeTask({ share: task, status: 'IN_PROGRESS', progress: 40, dueDate })
    reader.others.changeEvent({ share: event, startDate: dueDate, location: 'Lobby' })
    const { content, calls } = await reader.look()

    expect(content.news.map(({ changes }) => changes)).toEqual(
      expect.arrayContaining([
        [
          { fact: 'status', to: 'IN_PROGRESS' },
          { fact: 'progress', to: 40 },
          { fact: 'due', to: dueDate },
        ],
        [
          { fact: 'start', to: dueDate, allDay: false },
          { fact: 'location', to: 'Lobby' },
        ],
      ]),
    )
    expect(calls).toHaveLength(6)
  })

  test('is told reactions to their own words, once, for one call a word', async () => {
    const own = reader.others.reply({ share: discussion, text: 'My own words' })
    await reader.wrote(discussion, `reply_${own}`)
    await reader.look()
    reader.advance(DAY)
    reader.others.react({ context: `reply_${own}`, reaction: 'HEART', by: 'priya' })
    reader.others.react({ context: `reply_${own}`, reaction: 'FIRE', by: 'tomas' })
    const { content, calls } = await reader.look()
    reader.advance(DAY)
    const next = await reader.look()

    expect(content.news).toMatchObject([{ reactions: [{ context: `reply_${own}`, count: 2 }] }])
    expect(calls.filter((section) => section === '7.5')).toHaveLength(1)
    expect(next.content.hasNews).toBe(false)
  })

  test('has no reactions looked for who did not ask, and none to words of more than 14 days', async () => {
    const own = reader.others.reply({ share: discussion, text: 'My own words' })
    await reader.wrote(discussion, `reply_${own}`)
    await reader.look()
    expect((await reader.look({ kinds: ['messages'] })).calls).not.toContain('7.5')
    reader.advance(15 * DAY)
    expect((await reader.look()).calls).not.toContain('7.5')
  })

  test('is told only the kinds of news they asked for, and nothing old when they ask for more', async () => {
    await reader.look({ kinds: ['changes'] })
    reader.advance(DAY)
    reader.others.reply({ share: discussion, text: 'Not asked for' })
    reader.others.uploadVersion({ share: file })
    const quiet = await reader.look({ kinds: ['changes'] })
    reader.advance(DAY)
    reader.others.reply({ share: discussion, text: 'Asked for' })
    const { content } = await reader.look()

    expect(quiet.content.hasNews).toBe(false)
    expect(quiet.calls).not.toContain('3.3')
    expect(content.news).toMatchObject([{ messages: { count: 1, newest: [{ text: 'Asked for' }] } }])
  })

  test('has only the chosen shares looked at', async () => {
    const shareIds = [shareId(task)]
    await reader.look({ shareIds })
    reader.advance(DAY)
    reader.others.reply({ share: discussion, text: 'Not chosen' })
    const { content, calls } = await reader.look({ shareIds })
    const later = await reader.look()

    expect(calls).toEqual(['2.1', '6.1'])
    expect(content.hasNews).toBe(false)
    expect(later.content.news).toEqual([])
  })

  test('is told what was shared since, and nothing else of it', async () => {
    await reader.look()
    reader.advance(DAY)
    const guest = reader.standIn.store.shares.find(({ tokenKey }) => tokenKey === file)?.guest.email ?? ''
    reader.others.share({ like: tokens.anna.facade, guest })
    const { content } = await reader.look()
    reader.advance(DAY)
    const next = await reader.look()

    expect(content.news).toMatchObject([
      { share: { name: 'Façade material: brick or timber?' }, isNew: true, messages: { count: 0 } },
    ])
    expect(next.content.hasNews).toBe(false)
  })

  test('is told of a new one alone, however many more are shared than can be remembered', async () => {
    const guest = reader.standIn.store.shares.find(({ tokenKey }) => tokenKey === file)?.guest.email ?? ''
    const share = () => reader.others.share({ like: tokens.anna.facade, guest })
    for (let count = 0; count < 600; count += 1) share()
    const shareIds = [shareId(task)]
    await reader.look({ shareIds })
    reader.advance(DAY)
    const quiet = await reader.look({ shareIds })
    reader.advance(DAY)
    share()
    const { content } = await reader.look({ shareIds })

    expect(quiet.content.news).toEqual([])
    expect(content.news).toMatchObject([{ isNew: true }])
  })

  test('is told the next time what there was no time to look at', async () => {
    await reader.look()
    reader.advance(DAY)
    reader.others.reply({ share: discussion, text: 'Brick.' })
    const none = await reader.look({}, () => 0)
    const next = await reader.look()

    expect(none).toMatchObject({ calls: ['2.1'], content: { news: [], hasNews: false } })
    expect(next.content.news).toMatchObject([{ messages: { count: 1, newest: [{ text: 'Brick.' }] } }])
  })

  test('has each share looked at in its turn, where there is always too little time for all', async () => {
    await reader.look()
    const seen: string[] = []
    for (let look = 0; look < 5; look += 1) {
      reader.advance(DAY)
      // Enough when it begins, and for the first share.
      const left = [HOUR, HOUR]
      const { calls } = await reader.look({}, () => left.pop() ?? 0)
      seen.push(...calls.filter((section) => section !== '2.1'))
    }
    expect(seen.sort()).toEqual(['11.2', '3.1', '4.1', '5.1', '6.1'])
  })

  test('is not kept waiting by a share that answers when the time is over', async () => {
    await reader.look()
    reader.advance(DAY)
    const { snapshot: before } = await reader.look()
    reader.advance(DAY)
    reader.standIn.faults.add({ match: { section: '5.1' }, delayMs: 2_000 })
    // Of this, 10 s are for telling.
    const { snapshot } = await reader.look({}, () => 10_100)
    const memoryOfNote = (of: unknown) => (of as PersonSnapshot).shares[shareId(note)]
    expect(memoryOfNote(snapshot)).toEqual(memoryOfNote(before))
  })

  test('does not hear of a share that was taken back', async () => {
    await reader.look()
    reader.others.takeBack({ share: task })
    reader.advance(DAY)
    const { content, calls } = await reader.look()

    expect(content.hasNews).toBe(false)
    expect(calls).not.toContain('6.1')
  })

  test('is not told as new what comes with a connection that they made meanwhile', async () => {
    await reader.look()
    await reader.connect(tokens.ben.lunch)
    reader.advance(DAY)
    const { content } = await reader.look()
    expect(content.news).toEqual([])
  })
})

test('a snapshot that cannot be read counts as none', async () => {
  const [shares = []] = reader.standIn.addGuests(1)
  await reader.connect(shares[0] ?? '')
  expect(estimateCalls({ format: 0 }, [{ shareIds: ['a', 'b'] }, { shareIds: ['c'] }])).toBe(7)
})
