import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, elementsOf, tokens, topView, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, choose, nextTry, connectAndOpen, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)

const react = (value: string) =>
  choose('react', { selected_option: { text: { type: 'plain_text', text: 'x' }, value } })

/** The demo's reply or comment that begins so, by what its reactions hang on. */
function contextOf(start: string): string {
  const { replies, comments } = stack.clinked.store
  const reply = replies.find((each) => each.reply.startsWith(start))
  const comment = comments.find((each) => each.comment.startsWith(start))
  return reply ? `reply_${reply.id}` : `comment_${comment?.id}`
}

test('who reacted to a reply is listed by reaction, without what was taken back, and leads back', async () => {
  const { reactions } = stack.clinked.store
  const target = contextOf('Our board leans')
  for (const each of reactions)
    if (each.context === target && each.user.name.startsWith('Ben')) each.disabled = true
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  const before = shown()
  await press('who_reacted', target)
  expect(shown()).toContain(':thumbsup: *Thumbs up* · 1\nMaria Lindqvist')
  expect(shown()).toContain(':heart: *Heart* · 1\nOlivia Hart')
  expect(shown()).not.toContain('Ben Okafor')
  expect(writesTo(stack, '7.4')).toMatchObject([{ status: 200 }])
  await press('go_to:back')
  expect(shown()).toBe(before)
  expect(anna().views()).toHaveLength(1)
})

test('a reaction that the reference does not name is shown as it comes', async () => {
  await connectAndOpen(tokens.anna.changeOrder, 'Change order 07.pdf')
  const body = [
    { user: { user: null, name: '<!channel> *Eve*' }, reactionType: 'PARTY_POPPER', disabled: null },
    { user: { user: null, name: 'Ben Okafor' }, reactionType: 'FIRE' },
  ]
  stack.clinked.faults.add({ match: { section: '7.4' }, status: 200, body })
  await press('who_reacted')
  expect(shown()).toContain('*Party popper* · 1\n&lt;!channel&gt; ∗Eve∗')
  expect(shown()).toContain(':fire: *Fire* · 1\nBen Okafor')
})

test('where nobody has reacted there is nothing to ask for; where all took it back, it says so', async () => {
  stack.clinked.store.reactions.splice(0)
  await connectAndOpen(tokens.anna.changeOrder, 'Change order 07.pdf')
  expect(elementsOf(topView(stack, ANNA), 'who_reacted')).toEqual([])
  await react(`${contextOf('Does this touch')} HEART`)
  stack.clinked.store.reactions.splice(0)
  await press('who_reacted')
  expect(shown()).toContain('Nobody has reacted')
})

test('one reacts to an answer where it stands, and the thread stays open', async () => {
  await connectAndOpen(tokens.anna.changeOrder, 'Change order 07.pdf')
  await press('go_to:answers')
  await react(`${contextOf('No: R60')} THUMBS_UP`)
  expect(writesTo(stack, '7.6')).toMatchObject([{ status: 200, body: { reactionType: 'THUMBS_UP' } }])
  expect(shown()).toContain('Does this touch the fire rating?')
  expect(shown()).toContain(':thumbsup: 1 (you)')
  await press('who_reacted', contextOf('No: R60'))
  expect(shown()).toContain('Anna Keller')
  await press('go_to:back')
  expect(shown()).toContain('No: R60')
})

test('a reaction whose confirmation was lost is looked for and not given twice', async () => {
  await connectAndOpen(tokens.anna.changeOrder, 'Change order 07.pdf')
  stack.clinked.faults.add({ match: { section: '7.6' }, times: 1, drop: 'after' })
  await react(`${contextOf('Does this touch')} FIRE`)
  await nextTry()
  expect(writesTo(stack, '7.5')).toMatchObject([{ status: 200 }])
  expect(writesTo(stack, '7.6')).toHaveLength(1)
  expect(shown()).toContain(':fire: 1 (you)')
})
