import { createCipheriv, createHash } from 'node:crypto'

/** The bytes of a file, which need never be in memory all at once. */
export interface Content {
  /** In bytes. */
  size: number
  /** From the start, each time it is asked for. */
  chunks(): Iterable<Uint8Array<ArrayBuffer>>
}

const CHUNK_BYTES = 64 * 1024

/** Bytes that are there already. */
export function ofBytes(bytes: Uint8Array<ArrayBuffer>): Content {
  return { size: bytes.byteLength, chunks: () => [bytes] }
}

/**
 * Bytes that look random and are the same for the same seed: the key stream of AES in counter mode.
 *
 * @param size in bytes
 */
export function generated(seed: string, size: number): Content {
  function* chunks() {
    const key = createHash('sha256').update(seed).digest().subarray(0, 16)
    const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
    const zeros = Buffer.alloc(CHUNK_BYTES)
    for (let left = size; left > 0; left -= CHUNK_BYTES) yield cipher.update(zeros.subarray(0, left))
  }
  return { size, chunks }
}

/** The SHA-256 of a file, in hex. A gigabyte takes seconds, and no memory. */
export function sha256Of(content: Content): string {
  const hash = createHash('sha256')
  for (const chunk of content.chunks()) hash.update(chunk)
  return hash.digest('hex')
}
