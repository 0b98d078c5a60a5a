/**
 * Does something with each item, so many at the same time: the upstream is not flooded, and no call spends its time
 * limit waiting for a connection.
 *
 * @throws what the first of them throws; no more are begun then.
 */
export async function eachAtMost<Item>(
  atOnce: number,
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values()
  let hasFailed = false
  async function takeTurns(): Promise<void> {
    for (const item of left) {
      if (hasFailed) return
      try {
        await act(item)
      } catch (error) {
        hasFailed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, takeTurns))
}
