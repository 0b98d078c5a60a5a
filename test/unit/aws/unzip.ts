import { inflateRawSync } from 'node:zlib'

/**
 * The files in a ZIP archive, by their names. It reads what archives of functions have: deflated or stored, without
 * encryption, below 4 GiB. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3
 */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const count = archive.readUInt16LE(end + 10)
  let entry = archive.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((at) => archive.readUInt16LE(entry + at))
    const [packedBytes, local] = [20, 42].map((at) => archive.readUInt32LE(entry + at))
    const name = archive.toString('utf8', entry + 46, entry + 46 + Number(nameBytes))
    const at = Number(local)
    const data = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
    const packed = archive.subarray(data, data + Number(packedBytes))
    files.set(name, archive.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed))
    entry += 46 + Number(nameBytes) + Number(extraBytes) + Number(commentBytes)
  }
  return files
}
