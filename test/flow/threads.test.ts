import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Comment } from '../../infra/sandbox/clinked/model.ts'
import { ANNA, elementsOf, tokens, topView, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, submit, nextTry, connectAndOpen, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)

const openChangeOrder = () => connectAndOpen(tokens.anna.changeOrder, 'Change order 07.pdf')

/** The demo's comment that begins so. */
function commentSaying(start: string): Comment {
  const comment = stack.clinked.store.comments.find((each) => each.comment.startsWith(start))
  if (!comment) throw new Error(`The demo has no comment that says ${start}.`)
  return comment
}

/** Comments upon the demo's comment on the change order, or beside it, a second apart from one another. */
function addComments(count: number, parent: Comment | null): Comment[] {
  const { store } = stack.clinked
  const about = commentSaying('Does this touch')
  const added = Array.from({ length: count }, (_, index): Comment => {
    const at = stack.clock.now() + index * 1000
    const about2 = { dateCreated: at, dateUpdated: at, parent: parent?.id ?? null }
    return { ...about, ...about2, id: store.nextId(), comment: `Comment ${index + 1}.` }
  })
  store.comments.push(...added)
  return added
}

describe('a comment with answers', () => {
  test('says how many it has, and shows them below it in the same modal, with the way back', async () => {
    await openChangeOrder()
    const before = shown()
    await press('go_to:answers', '1 answer')
    expect(shown()).toContain('Does this touch the fire rating?')
    expect(shown()).toContain('No: R60 as before, with the coating.')
    expect(shown()).toContain('*1 answer*')
    expect(elementsOf(topView(stack, ANNA), 'answer')).toHaveLength(1)
    const { id } = commentSaying('Does this touch')
    expect(writesTo(stack, '7.2').at(-1)?.path).toContain(`parent=${id}`)
    await press('go_to:back')
    expect(shown()).toBe(before)
    expect(anna().views()).toHaveLength(1)
  })

  test('with many of them shows them in parts, there and back', async () => {
    addComments(34, commentSaying('Does this touch'))
    await openChangeOrder()
    await press('go_to:answers', '35 answers')
    const answers = () => shown().match(/Comment \d+\.|No: R60/g) ?? []
    const read = [answers()]
    while (elementsOf(topView(stack, ANNA), 'conversation_page:older').length > 0) {
      await press('conversation_page:older')
      read.push(answers())
      expect(shown()).toContain('Does this touch the fire rating?')
    }
    const all = Array.from({ length: 34 }, (_, index) => `Comment ${34 - index}.`)
    expect(read.flat()).toEqual([...all, 'No: R60'])
    await press('conversation_page:newer')
    expect(answers()).toEqual(read.at(-2))
  })

  test('on an older part of the conversation leads back to that part', async () => {
    addComments(45, null)
    await openChangeOrder()
    while (elementsOf(topView(stack, ANNA), 'conversation_page:older').length > 0) {
      await press('conversation_page:older')
    }
    const oldest = shown()
    await press('go_to:answers', '1 answer')
    expect(shown()).toContain('No: R60')
    await press('go_to:back')
    expect(shown()).toBe(oldest)
  })

  test('whose answers have answers leads on to those, and back step by step', async () => {
    const answer = commentSaying('No: R60')
    addComments(2, answer)
    await openChangeOrder()
    await press('go_to:answers', '1 answer')
    const thread = shown()
    await press('go_to:answers', '2 answers')
    expect(shown()).toContain('No: R60')
    expect(shown()).toContain('Comment 2.')
    expect(shown()).not.toContain('Does this touch')
    await press('go_to:back')
    expect(shown()).toBe(thread)
  })

  test('that newer ones have moved on still shows its answers', async () => {
    await openChangeOrder()
    addComments(45, null)
    await press('go_to:answers', '1 answer')
    expect(shown()).toContain('further down in the conversation')
    expect(shown()).toContain('No: R60')
  })
})

describe('an answer', () => {
  test('to a comment in its thread reaches Clinked once, with its parent, and stands in the thread', async () => {
    await openChangeOrder()
    await press('go_to:answers', '1 answer')
    await press('answer', '"style":"primary"')
    expect(shown()).toContain('In answer to a comment on')
    await submit({ text: 'Good.' })
    const { id } = commentSaying('Does this touch')
    expect(writesTo(stack, '7.3')).toMatchObject([{ status: 200, body: { message: 'Good.', parent: id } }])
    expect(shown()).toContain('Your answer is posted.')
    expect(shown()).toContain('*2 answers*')
    await press('go_to:back')
    expect(elementsOf(topView(stack, ANNA), 'go_to:answers')).toMatchObject([{ text: { text: '2 answers' } }])
  })

  test('to a comment that has none is written straight away', async () => {
    await connectAndOpen(tokens.anna.designPrinciples, 'Design principles')
    await press('answer', 'Answer Tomás Ferreira')
    await submit({ text: 'Why?' })
    expect(shown()).toContain('Principle 2 is my favourite.')
    expect(shown()).toContain('Why?')
    const { id } = commentSaying('Principle 2')
    expect(commentSaying('Why?')).toMatchObject({ parent: id })
  })

  test('that was not taken keeps its text and its thread for another try', async () => {
    await openChangeOrder()
    await press('go_to:answers', '1 answer')
    await press('answer', '"style":"primary"')
    stack.clinked.faults.add({ match: { section: '7.3' }, status: 422, times: 1 })
    await submit({ text: 'Good.' })
    expect(shown()).toContain('was not posted.')
    await press('try_write_again')
    await submit()
    expect(commentSaying('Good.')).toMatchObject({ parent: commentSaying('Does this touch').id })
    expect(shown()).toContain('Your answer is posted.')
  })

  test('whose confirmation was lost is looked for in its thread and not written again', async () => {
    await openChangeOrder()
    await press('go_to:answers', '1 answer')
    await press('answer', '"style":"primary"')
    stack.clinked.faults.add({ match: { section: '7.3' }, times: 1, drop: 'after' })
    await submit({ text: 'Good.' })
    await nextTry()
    expect(shown()).toContain('Your answer is posted.')
    expect(writesTo(stack, '7.3')).toHaveLength(1)
  })
})

describe('whom a comment mentions', () => {
  const comment = async (text: string) => {
    await openChangeOrder()
    await press('go_to:answers', '1 answer')
    await press('answer', '"style":"primary"')
    await submit({ text: text })
  }

  test('is passed on, of those who wrote there', async () => {
    await comment('Thanks @Tomás Ferreira, and @Maria Lindqvist!')
    expect(writesTo(stack, '7.3')).toMatchObject([{ body: { mentions: 'tomas' } }])
  })

  test('is left out where nobody is', async () => {
    await comment('Write to tomas@meridian.example.')
    expect(writesTo(stack, '7.3')[0]?.body).not.toHaveProperty('mentions')
  })

  test('does not keep the comment back when Clinked refuses it', async () => {
    stack.clinked.faults.add({ match: { section: '7.3' }, status: 400, times: 1 })
    await comment('Thanks @tomas')
    expect(writesTo(stack, '7.3')).toMatchObject([{ status: 400 }, { status: 200 }])
    expect(shown()).toContain('Your answer is posted.')
  })
})

describe('how many comments there are', () => {
  test('is asked of Clinked, and stands above them', async () => {
    await openChangeOrder()
    expect(shown()).toContain('*2 comments*')
    expect(writesTo(stack, '7.1')).toMatchObject([{ method: 'HEAD', status: 200 }])
  })

  test.each([405, 404, 501])('is told by the file itself where that is answered with %i', async (status) => {
    stack.clinked.faults.add({ match: { section: '7.1' }, status })
    await openChangeOrder()
    expect(shown()).toContain('*2 comments*')
  })
})
