import { jest } from '@jest/globals'
import type { Stack } from './stack.ts'

const releases: (() => void)[] = []

/** Lets go of all bytes that are held still: after each test, so that it leaves nothing under way. */
export function letGo(): void {
  for (const release of releases.splice(0)) release()
}

/** The next file that Clinked gives out stops after its first bytes, which are being read then, until it is let go. */
export function holdNextContent(stack: Stack) {
  const started = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  releases.push(release.resolve)
  const { signed } = stack.clinked.store
  const { push } = signed
  signed.push = (content) => {
    signed.push = push
    let pulls = 0
    const source: UnderlyingDefaultSource<Uint8Array> = {
      async pull(controller) {
        pulls += 1
        if (pulls === 1) return controller.enqueue(content.bytes.slice(0, 5))
        started.resolve()
        await release.promise
        controller.enqueue(content.bytes.slice(5))
        controller.close()
      },
    }
    const body = new ReadableStream(source, { highWaterMark: 0 })
    const { byteLength } = content.bytes
    return signed.push({ ...content, bytes: Object.assign(body, { byteLength }) as never })
  }
  return { started: started.promise, release: release.resolve }
}

/** Timers of 20 s and more wait until the test lets them ring. */
export function holdLongTimers() {
  const held = new Map<unknown, { ms: number; ring: () => void }>()
  const { setTimeout: set, clearTimeout: clear } = globalThis
  const hold = (ring: () => void, ms = 0, ...rest: []): NodeJS.Timeout => {
    if (ms < 20_000) return set(ring, ms, ...rest)
    const timer = set(() => {}, 0)
    held.set(timer, { ms, ring })
    return timer
  }
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(hold as typeof setTimeout)
  jest.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    held.delete(timer)
    clear(timer)
  })
  return {
    ringWithin(limitMs: number) {
      for (const { ms, ring } of held.values()) if (ms <= limitMs) ring()
    },
  }
}
