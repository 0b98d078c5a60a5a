import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { demoIds, type Guest, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let anna: Guest
let ben: Guest
beforeAll(async () => {
  running = await runStandIn()
})
beforeEach(async () => {
  running.standIn.reset()
  anna = await running.guest(tokens.anna.facade)
  ben = await running.guest(tokens.ben.facade)
})
afterAll(() => running.stop())

interface Author {
  user: object | null
  name: string
  username: string | null
}
interface Replies {
  items: { id: number; reply: string; author: Author; reactions: object | null }[]
  totalPages: number
  totalResults: number
  pageSize: number
  nextPage: boolean
  previousPage: boolean
}
interface Comments {
  offset: string
  items: { comment: { id: number; comment: string; numberOfChildren: number }; reactions: object | null }[]
  more: boolean
}

const annas = (rest: string) => `/v3/shares/${tokens.anna.facade}${rest}`
const bens = (rest: string) => `/v3/shares/${tokens.ben.facade}${rest}`

describe('replies', () => {
  test('one that a guest writes is read by the other, under the name of the guest and without a user', async () => {
    const written = await anna.fetch(annas('/discussion/replies'), {
      method: 'POST',
      json: { reply: 'Yes, brick. <!channel> *done* 🎉 تم' },
    })
    expect(written.status).toBe(201)

    const last = await ben.json<Replies>(bens('/discussion/replies?size=100'))
    expect(last.items.at(-1)).toEqual({
      id: expect.any(Number),
      reply: 'Yes, brick. <!channel> *done* 🎉 تم',
      dateCreated: running.now(),
      author: { user: null, name: 'Anna Keller', username: null },
      reactions: null,
    })
  })

  test('of someone who was deleted have a name and no user', async () => {
    const { items } = await anna.json<Replies>(annas('/discussion/replies'))
    expect(items.find(({ author }) => author.name === 'Olivia Hart')?.author).toEqual({
      user: null,
      name: 'Olivia Hart',
      username: null,
    })
  })

  test('come in pages, whose size is how many are on them', async () => {
    const middle = await anna.json<Replies>(annas('/discussion/replies?page=2&size=5'))
    expect(middle).toMatchObject({
      pageSize: 5,
      totalPages: 3,
      totalResults: 14,
      nextPage: true,
      previousPage: true,
    })

    const last = await anna.json<Replies>(annas('/discussion/replies?page=3&size=5'))
    expect(last).toMatchObject({ pageSize: 4, nextPage: false, previousPage: true })
  })

  test('are counted by the discussion in its own way, which does not add up', async () => {
    expect(await anna.json(annas('/discussion'))).toMatchObject({ replies: 15 })
    expect(await anna.json(annas('/discussion/replies'))).toMatchObject({ totalResults: 14 })
  })

  test.each([[{ reply: '' }], [{ reply: '  ' }], [{}], [[]]])('%j is refused', async (json) => {
    const response = await anna.fetch(annas('/discussion/replies'), { method: 'POST', json })
    expect(response.status).toBe(400)
  })

  test('are only where there is a discussion', async () => {
    expect((await anna.fetch(`/v3/shares/${tokens.anna.changeOrder}/discussion/replies`)).status).toBe(404)
  })
})

describe('comments', () => {
  const onContract = (token: string, name = 'Main contract.pdf') =>
    `/v3/shares/${token}/context/file_${demoIds(running.standIn).component(name)}/comments`

  test('form threads by their parent', async () => {
    const path = onContract(tokens.anna.tenderFolder)
    const top = await anna.json<Comments>(path)
    expect(top).toMatchObject({ offset: '0', more: false })
    const parent = top.items[0]?.comment
    expect(parent).toMatchObject({ comment: expect.stringContaining('clause 14'), numberOfChildren: 2 })

    const answer = await anna.fetch(path, { method: 'POST', json: { message: 'Good.', parent: parent?.id } })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      comment: 'Good.',
      commenter: { user: null, name: 'Anna Keller' },
    })

    const children = await ben.json<Comments>(`${onContract(tokens.ben.tenderFolder)}?parent=${parent?.id}`)
    expect(children.items.map(({ comment }) => comment.comment)).toEqual([
      expect.stringContaining('30 days'),
      expect.stringContaining('Fine with me'),
      'Good.',
    ])
    expect((await anna.json<Comments>(path)).items[0]?.comment.numberOfChildren).toBe(3)
  })

  test('are counted in a header, all of them', async () => {
    const response = await anna.fetch(onContract(tokens.anna.tenderFolder), { method: 'HEAD' })
    expect(response.headers.get('X-Count')).toBe('4')
    expect(await response.text()).toBe('')
  })

  test('are listed from an offset, which is given back as text', async () => {
    const path = onContract(tokens.anna.changeOrder, 'Change order 07.pdf')
    for (let count = 1; count <= 21; count += 1) {
      await anna.fetch(path, { method: 'POST', json: { message: `Comment ${count}` } })
    }
    const first = await anna.json<Comments>(path)
    expect(first).toMatchObject({ offset: '0', more: true })
    expect(first.items).toHaveLength(20)

    const rest = await anna.json<Comments>(`${path}?offset=20`)
    expect(rest).toMatchObject({ offset: '20', more: false })
    expect(rest.items.map(({ comment }) => comment.comment)).toEqual(['Comment 20', 'Comment 21'])
  })

  test('are only on what was shared', async () => {
    const call = demoIds(running.standIn).component('Project call')
    const response = await ben.fetch(`/v3/shares/${tokens.ben.facade}/context/event_${call}/comments`)
    expect(response.status).toBe(404)
  })

  test('need a parent of the same place', async () => {
    const [elsewhere] = running.standIn.store.comments.filter(({ comment }) => comment.includes('<!channel>'))
    const json = { message: 'Hello', parent: elsewhere?.id }
    const response = await anna.fetch(onContract(tokens.anna.tenderFolder), { method: 'POST', json })
    expect(response.status).toBe(404)
  })
})

describe('reactions', () => {
  const toReply = () => `/context/reply_${demoIds(running.standIn).reply('Brick, then.')}/reactions`

  test('are one for each person: a new one takes the place of the old', async () => {
    const path = annas(toReply())
    await anna.fetch(path, { method: 'POST', json: { reactionType: 'HEART' } })
    running.advance(1_000)
    await anna.fetch(path, { method: 'POST', json: { reactionType: 'FIRE' } })
    await ben.fetch(bens(toReply()), { method: 'POST', json: { reactionType: 'FIRE' } })

    expect(await anna.json(`${path}?summary=`)).toEqual({
      totalReactions: 2,
      userReaction: 'FIRE',
      thumbsUp: 0,
      thumbsDown: 0,
      heart: 0,
      openEye: 0,
      fire: 2,
    })
  })

  test('stay in the list when taken back, and no longer count', async () => {
    const path = annas(toReply())
    await anna.fetch(path, { method: 'POST', json: { reactionType: 'HEART' } })
    const taken = await anna.fetch(path, { method: 'DELETE' })

    expect([taken.status, await taken.text()]).toEqual([200, ''])
    expect(await anna.json(path)).toEqual([
      expect.objectContaining({
        reactionType: 'HEART',
        disabled: true,
        user: expect.objectContaining({ name: 'Anna Keller' }),
      }),
    ])
    expect(await anna.json(`${path}?summary=`)).toMatchObject({ totalReactions: 0, userReaction: null })
  })

  test('come back when given again', async () => {
    const path = annas(toReply())
    await anna.fetch(path, { method: 'POST', json: { reactionType: 'HEART' } })
    await anna.fetch(path, { method: 'DELETE' })
    await anna.fetch(path, { method: 'POST', json: { reactionType: 'OPEN_EYE' } })
    expect(await anna.json(path)).toEqual([
      expect.objectContaining({ reactionType: 'OPEN_EYE', disabled: false }),
    ])
  })

  test('of an unknown type are refused, and so are those to what was not shared', async () => {
    const json = { reactionType: 'CLAP' }
    expect((await anna.fetch(annas(toReply()), { method: 'POST', json })).status).toBe(400)

    const noodles = demoIds(running.standIn).reply('The noodle place')
    expect((await anna.fetch(annas(`/context/reply_${noodles}/reactions`))).status).toBe(404)
  })
})
