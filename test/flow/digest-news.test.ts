import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { digestSteps } from './digest-steps.ts'
import { ANNA, buttonValue, connect, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, open, reply, nextTry, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.facade)
  await typeDigest(ANNA, 'daily 09:00')
  stack.clock.advance(3_600_000)
})
afterAll(() => stack.stop())

const { digests, newestDigest, nextMorning, type: typeDigest } = digestSteps(() => stack)

/** The parts of the newest digest: what is new, and what comes up. */
function parts(): { isNew: string; comingUp: string } {
  const [, rest = ''] = words(newestDigest(ANNA)).split('*What is new*')
  const [isNew = '', comingUp = ''] = rest.split('*Coming up*')
  return { isNew, comingUp }
}

describe('what others do after the digest was turned on', () => {
  test('comes with the first, each share with what is new in it', async () => {
    const { others } = stack.clinked
    others.reply({ share: tokens.anna.facade, text: 'Larch it *is*.' })
    others.reply({ share: tokens.anna.facade, text: 'Larch, then.\nSure?' })
    others.comment({ share: tokens.anna.designPrinciples, text: 'One thing is missing.' })
    others.uploadVersion({ share: tokens.anna.changeOrder })
    others.addFile({ share: tokens.anna.tenderFolder, name: 'Addendum.txt' })
    others.changeTask({ share: tokens.anna.fireSafety, status: 'IN_REVIEW', progress: 90 })
    others.changeEvent({ share: tokens.anna.siteVisit, location: 'Gate 4' })
    await nextMorning()
    const { isNew } = parts()
    expect(isNew).toContain('2 new replies')
    expect(isNew).toContain('“Larch, then. Sure?”')
    expect(isNew).not.toContain('Larch it')
    expect(isNew).toContain('1 new comment')
    expect(isNew).toMatch(/\*Change order 07\.pdf\*\nversion 2/)
    expect(isNew).toContain('new: *Addendum.txt*')
    expect(isNew).toContain('Now *In review* · Now *90 %* done')
    expect(isNew).toContain('Now at *Gate 4*')
  })

  test('is told once', async () => {
    stack.clinked.others.reply({ share: tokens.anna.facade, text: 'Larch, then.' })
    await nextMorning()
    await nextMorning()
    const told = digests(ANNA).filter((digest) => words(digest).includes('Larch, then.'))
    expect(told).toHaveLength(1)
  })

  test('is told once where Slack took it and the worker never heard of it', async () => {
    stack.clinked.others.reply({ share: tokens.anna.facade, text: 'Larch, then.' })
    stack.slack.store.faults.add({ method: 'chat.postMessage', drop: 'after' })
    await nextMorning()
    await nextTry()
    stack.clinked.others.reply({ share: tokens.anna.facade, text: 'And oil it.' })
    await nextMorning()
    const all = digests(ANNA).map(words)
    expect(all.filter((said) => said.includes('Larch, then.'))).toHaveLength(1)
    expect(all.filter((said) => said.includes('And oil it.'))).toHaveLength(1)
    expect(parts().isNew).toContain('1 new reply')
  })

  test('leads to what it is about', async () => {
    stack.clinked.others.reply({ share: tokens.anna.facade, text: 'Larch, then.' })
    await nextMorning()
    const anna = stack.slack.as(ANNA)
    const { ts } = newestDigest(ANNA) as { ts: string }
    const value = buttonValue(newestDigest(ANNA), 'open_share', 'Façade material')
    await anna.press('open_share', { value }, { type: 'message', channel: anna.directMessages, ts })
    await stack.drain()
    expect(shown()).toContain('Larch, then.')
  })

  test('is told of what they share anew, and of what waits from then on', async () => {
    const { others } = stack.clinked
    others.share({ guest: 'anna.keller@northwind.example', like: tokens.ben.lunch })
    await nextMorning()
    expect(words(newestDigest(ANNA))).toContain('new, shared by')
    const before = digests(ANNA).length
    others.requestApproval({ share: tokens.anna.changeOrder })
    await nextMorning()
    expect(digests(ANNA)).toHaveLength(before + 1)
  })
})

describe('one’s own words', () => {
  test('are no news to their writer, and the reactions to them are', async () => {
    await type('/shares')
    await open('Façade material')
    await reply('I am for larch.')
    await nextMorning()
    expect(words(newestDigest(ANNA))).not.toContain('I am for larch.')

    const own = stack.clinked.store.replies.find(({ reply }) => reply === 'I am for larch.')
    stack.clinked.others.react({ context: `reply_${own?.id ?? 0}`, reaction: 'HEART' })
    await nextMorning()
    expect(parts().isNew).toContain('1 reaction to what you wrote')
  })
})
