import type { Sealer } from './sealer.ts'

/** For how long what was opened is remembered, in ms, and how much of it at most. */
const LIFETIME = 5 * 60_000
const MOST = 1_000

interface Opened {
  plaintext: Promise<string>
  /** Epoch ms. */
  until: number
}

/**
 * Remembers in memory what was opened lately: who does one thing after the other waits for KMS once, and so do all who
 * work in the same workspace at that time.
 *
 * It is found by what is sealed and for whom, which has to be read from the store each time: what was deleted there, or
 * sealed anew, nobody has anything to ask for with.
 *
 * @param clock epoch ms
 */
export function rememberOpened(sealer: Sealer, clock: () => number): Sealer {
  // In the order in which they lapse.
  const opened = new Map<string, Opened>()

  const forgetOld = (): void => {
    for (const [key, { until }] of opened) {
      if (clock() < until && opened.size <= MOST) return
      opened.delete(key)
    }
  }

  return {
    seal: (plaintext, owner) => sealer.seal(plaintext, owner),

    open(sealed, owner) {
      forgetOld()
      const key = JSON.stringify([owner.teamId, owner.userId, sealed])
      const known = opened.get(key)
      if (known) return known.plaintext
      const plaintext = sealer.open(sealed, owner).catch((error: unknown) => {
        opened.delete(key)
        throw error
      })
      opened.set(key, { plaintext, until: clock() + LIFETIME })
      return plaintext
    },
  }
}
