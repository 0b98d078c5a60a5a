import { Readable } from 'node:stream'

interface Progress {
  /** The shortest time between two tellings, in ms. */
  everyMs: number
  /** Epoch ms. */
  clock: () => number
  /** Told how many bytes have gone through; the next ones wait for it. */
  tell: (bytes: number) => Promise<void>
}

/** Bytes on their way, and somebody is told from time to time how many they are. */
export function withProgress(body: Readable, { everyMs, clock, tell }: Progress): Readable {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let bytes = 0
    let toldAt = clock()
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      yield chunk
      bytes += chunk.byteLength
      if (clock() - toldAt < everyMs) continue
      await tell(bytes)
      toldAt = clock()
    }
  }
  const told = Readable.from(chunks(), { objectMode: false })
  // Whoever leaves before they have begun to read lets go of the bytes all the same.
  told.once('close', () => body.destroy())
  return told
}
