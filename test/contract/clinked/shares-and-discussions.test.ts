import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Api, jsonAnswer, sample, sampleWith, sessionOf, startApi } from './api.ts'

const shareToken = '0a3a9cac-8494-4e16-9836-d4a20f72abbe'
const newYear2018 = Date.UTC(2018, 0, 1)
const jack = { name: 'Jack Bauer', username: 'jack' }

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

describe('Shares', () => {
  const share = {
    user: jack,
    dateCreated: newYear2018,
    dateExpire: undefined,
    email: 'email@example.com',
    passwordEnabled: false,
    notifications: false,
  }

  test('are listed as a bare array, each with what it shares (2.1)', async () => {
    api.answers(sample('2.1-list-shared-content'))
    expect(await api.clinked.shares.list(sessionOf())).toEqual([
      {
        ...share,
        tokenKey: '6636ce64-66ba-441c-a231-db9908b4c30e',
        component: {
          id: 1,
          type: 'page',
          name: 'home_page',
          friendlyName: 'Home Page',
        },
      },
    ])
  })

  test('are got without being told what they share (2.2)', async () => {
    api.answers(sample('2.2-get-shared-content'))
    expect(await api.clinked.shares.get(sessionOf(), { shareToken })).toEqual({
      ...share,
      tokenKey: shareToken,
    })
  })

  test('may be of no user and of a kind nobody foresaw', async () => {
    const component = { id: 7, type: 'whiteboard', friendlyName: 'Sketches' }
    api.answers(jsonAnswer([{ tokenKey: shareToken, dateCreated: 0, user: null, component }]))

    const [first] = await api.clinked.shares.list(sessionOf())

    expect(first).toMatchObject({ user: undefined, component })
  })
})

describe('A discussion', () => {
  test('tells what it is about, and how many replies it has (3.1)', async () => {
    api.answers(sample('3.1-single-discussion'))
    expect(await api.clinked.discussions.get(sessionOf(), { shareToken })).toEqual({
      attachmentCount: 0,
      friendlyName: 'Great discussion',
      tags: [],
      description: 'What do you think about this?',
      replies: 5,
      dateCreated: newYear2018,
      lastModified: newYear2018,
      author: { user: jack, name: 'Jack Bauer', username: 'jack' },
      group: { friendlyName: 'Explore Clinked' },
    })
  })

  test('has replies in pages, with their reactions (3.3)', async () => {
    api.answers(sample('3.3-list-replies'))
    expect(await api.clinked.discussions.listReplies(sessionOf(), { shareToken })).toEqual({
      items: [
        {
          id: 1,
          reply: 'reply text',
          dateCreated: newYear2018,
          author: { user: jack, name: 'Jack Bauer', username: 'jack' },
          reactions: {
            totalReactions: 3,
            userReaction: 'THUMBS_UP',
            thumbsUp: 1,
            thumbsDown: 0,
            heart: 0,
            openEye: 0,
            fire: 0,
          },
        },
      ],
      currentPage: 1,
      totalPages: 1,
      totalResults: 1,
      nextPage: false,
    })
  })

  test('takes a reply, which has no reactions yet (3.4)', async () => {
    api.answers(sample('3.4-create-reply'))
    expect(await api.clinked.discussions.createReply(sessionOf(), { shareToken, reply: 'Hello' })).toEqual({
      id: 1,
      reply: 'reply text',
      dateCreated: newYear2018,
      author: { user: jack, name: 'Jack Bauer', username: 'jack' },
      reactions: undefined,
    })
  })

  test('keeps the name of an author who has been deleted', async () => {
    api.answers(sampleWith('3.1-single-discussion', { author: { user: null, name: 'Nina Myers' } }))
    expect((await api.clinked.discussions.get(sessionOf(), { shareToken })).author).toEqual({
      user: undefined,
      name: 'Nina Myers',
    })
  })
})
