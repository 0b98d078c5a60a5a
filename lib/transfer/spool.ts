import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** More bytes came than were allowed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}

interface Spooled {
  /** In bytes. */
  length: number
  open(): Readable
}

/**
 * Puts bytes of unknown length on the function's temporary disk for as long as `use` takes.
 * @param limit how many there may be. There is room for many in a transfer only (its `ephemeralStorageSize`).
 * @throws TooLargeError beyond the limit; what the body failed with; what `use` throws.
 */
export async function spooled<Result>(
  body: Readable,
  limit: number,
  use: (file: Spooled) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
  const path = join(folder, 'bytes')
  try {
    await pipeline(body, atMost(limit), createWriteStream(path), signal ? { signal } : {})
    const { size } = await stat(path)
    return await use({ length: size, open: () => createReadStream(path) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function atMost(limit: number) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let length = 0
    for await (const chunk of chunks) {
      length += chunk.byteLength
      if (length > limit) throw new TooLargeError('More bytes came than were allowed.')
      yield chunk
    }
  }
}
