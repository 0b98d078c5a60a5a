import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Api, sample, sampleWith, sessionOf, startApi } from './api.ts'

const on = { shareToken: 'f59bd1d8-aa3e-48be-aa90-87b0ee2de298', context: 'page_1' } as const
const comment1 = { shareToken: on.shareToken, context: 'comment_1' } as const
const newYear2018 = Date.UTC(2018, 0, 1)
const jack = {
  user: { name: 'Jack Bauer', username: 'jack' },
  name: 'Jack Bauer',
  username: 'jack',
}

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

describe('The count of comments', () => {
  test('comes in a header (7.1)', async () => {
    api.answers(sample('7.1-comment-count'))
    expect(await api.clinked.comments.count(sessionOf(), on)).toBe(7)
  })

  test.each([
    ['HEAD is not allowed', { status: 405 }],
    ['the header is missing', { status: 200 }],
    ['the header holds no number', { status: 200, headers: [['X-Count', 'many'] as [string, string]] }],
  ])('is not known where %s', async (_, answer) => {
    api.answers(answer)
    expect(await api.clinked.comments.count(sessionOf(), on)).toBeUndefined()
  })

  test('of something that is gone is an error all the same', async () => {
    api.answers({ status: 404 })
    expect((await failureOf(api.clinked.comments.count(sessionOf(), on))).code).toBe('not_found')
  })
})

describe('Comments', () => {
  const comment = {
    id: 1,
    commenter: jack,
    dateCreated: newYear2018,
    dateUpdated: newYear2018,
    numberOfChildren: 0,
  }

  test('are listed from the first on (7.2)', async () => {
    api.answers(sample('7.2-list-comments'))
    expect(await api.clinked.comments.list(sessionOf(), on)).toEqual({
      items: [{ comment: { ...comment, comment: 'Hello world' }, reactions: undefined }],
      more: true,
    })
  })

  test('are listed below another one, and further on', async () => {
    api.answers(sample('7.2-list-comments'))
    await api.clinked.comments.list(sessionOf(), { ...on, parent: 13, offset: '10' })
    expect(api.received[0]?.line).toBe(
      'GET /v3/shares/f59bd1d8-aa3e-48be-aa90-87b0ee2de298/context/page_1/comments?parent=13&offset=10',
    )
  })

  test('are written as a message and come back as a comment (7.3)', async () => {
    api.answers(sample('7.3-create-comment'))
    expect(await api.clinked.comments.create(sessionOf(), { ...on, message: 'Hello', parent: 4 })).toEqual({
      ...comment,
      id: 13,
      comment: 'Hello',
    })
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual({ message: 'Hello', parent: 4 })
  })
})

describe('Reactions', () => {
  const thumbsUp = {
    user: jack,
    reactionType: 'THUMBS_UP',
    disabled: false,
  }

  test('are listed as a bare array (7.4)', async () => {
    api.answers(sample('7.4-list-reactions'))
    expect(await api.clinked.reactions.list(sessionOf(), comment1)).toEqual([thumbsUp])
  })

  test('are summed up at the same path (7.5)', async () => {
    api.answers(sample('7.5-summary'))
    expect(await api.clinked.reactions.summary(sessionOf(), comment1)).toEqual({
      totalReactions: 5,
      userReaction: 'FIRE',
      thumbsUp: 1,
      thumbsDown: 1,
      heart: 1,
      openEye: 1,
      fire: 1,
    })
  })

  test('may be none of one’s own, and of a kind nobody foresaw', async () => {
    api.answers(sampleWith('7.5-summary', { userReaction: null, party: 4 }))
    const summary = await api.clinked.reactions.summary(sessionOf(), comment1)
    expect(summary.userReaction).toBeUndefined()
    expect(summary).not.toHaveProperty('party')
  })

  test('are made (7.6)', async () => {
    api.answers(sample('7.6-create-reaction'))
    expect(
      await api.clinked.reactions.create(sessionOf(), { ...comment1, reactionType: 'THUMBS_UP' }),
    ).toEqual(thumbsUp)
  })

  test('are taken back, and nothing is answered (7.7)', async () => {
    api.answers(sample('7.7-disable-reaction'))
    expect(await api.clinked.reactions.remove(sessionOf(), comment1)).toBeUndefined()
  })
})
