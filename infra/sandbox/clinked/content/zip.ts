import { crc32 } from 'node:zlib'

/**
 * An archive of uncompressed files.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT §4.3
 */
export function zip(entries: { name: string; bytes: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const fileName = Buffer.from(name)
    const about = description(bytes, fileName)
    const file = Buffer.concat([signature(0x04034b50), about, fileName, bytes])
    directory.push(
      Buffer.concat([signature(0x02014b50), uint16(20), about, Buffer.alloc(10), uint32(offset), fileName]),
    )
    files.push(file)
    offset += file.length
  }
  const listed = Buffer.concat(directory)
  const count = uint16(entries.length)
  const end = [
    signature(0x06054b50),
    uint32(0),
    count,
    count,
    uint32(listed.length),
    uint32(offset),
    uint16(0),
  ]
  return new Uint8Array(Buffer.concat([...files, listed, ...end]))
}

/** What a file's own header and its entry in the directory have in common. */
function description(bytes: Uint8Array, fileName: Buffer): Buffer {
  const utf8Names = 0x0800
  const january1980 = 0x0021
  return Buffer.concat([
    uint16(20),
    uint16(utf8Names),
    uint16(0),
    uint16(0),
    uint16(january1980),
    uint32(crc32(bytes)),
    uint32(bytes.length),
    uint32(bytes.length),
    uint16(fileName.length),
    uint16(0),
  ])
}

const signature = uint32

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
