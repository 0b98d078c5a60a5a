import { Readable } from 'node:stream'

/**
 * Reads a body to its end.
 *
 * @param limit bytes
 * @returns the bytes, or undefined as soon as more than `limit` have come; the rest is not read
 */
export async function readWhole(body: Readable, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength
    // Leaving the loop destroys the body, and with it the connection.
    if (length > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

/**
 * Passes a body on unread; a failure on the way reaches the reader as what `translate` makes of it. What the reader
 * itself ends it with stays as it is.
 */
export function translateErrors(body: Readable, translate: (error: unknown) => Error): Readable {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const iterator = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
    const next = () =>
      iterator.next().catch((error: unknown) => {
        throw translate(error)
      })
    // Not for await: the reader's own error arrives at the yield, and would be taken for the body's.
    for (let chunk = await next(); !chunk.done; chunk = await next()) yield chunk.value
  }
  const translated = Readable.from(chunks(), { objectMode: false })
  // The body may break before anybody reads it, and does when a reader leaves early. Whoever reads still learns of it
  // above; without a listener the same error would end the process.
  body.on('error', () => {})
  // A reader who leaves early frees the connection.
  translated.once('close', () => body.destroy())
  return translated
}
