import { expect, test } from '@jest/globals'
import { eachAtMost } from '../../../lib/shares/each-at-most.ts'
import { numbers } from './upstream.ts'

/** Lets all that can go on without waiting do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('no more are under way at the same time than were asked for, and all get their turn', async () => {
  const done: number[] = []
  let underWay = 0
  let most = 0
  await eachAtMost(3, numbers(10), async (item) => {
    underWay += 1
    most = Math.max(most, underWay)
    await settle()
    underWay -= 1
    done.push(item)
  })
  expect(most).toBe(3)
  expect(done.sort((one, other) => one - other)).toEqual(numbers(10))
})

test('no more are begun once one has failed', async () => {
  const begun: number[] = []
  const failing = eachAtMost(2, numbers(10), async (item) => {
    begun.push(item)
    await settle()
    if (item === 3) throw new Error('The third fails.')
  })
  await expect(failing).rejects.toThrow('The third fails.')
  await settle()
  expect(begun).toEqual([1, 2, 3, 4])
})

test('nothing at all is done with nothing', async () => {
  await expect(eachAtMost(2, [], () => Promise.reject(new Error('Not called.')))).resolves.toBeUndefined()
})
