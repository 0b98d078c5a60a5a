import { crc32, deflateSync } from 'node:zlib'

/** What is drawn, row by row: red, green, blue and alpha of each pixel, a byte each. */
export interface Drawing {
  width: number
  height: number
  pixels: Uint8Array
}

const MOST_COLOURS = 256

/**
 * A PNG of at most 256 colours, a third as large as one of all. Those that are alike become the most frequent one of
 * them. The same for the same drawing, to the byte. https://www.w3.org/TR/png-3/
 */
export function palettePng({ width, height, pixels }: Drawing): Buffer {
  const at = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const colourOf = (pixel: number) => at.getUint32(pixel * 4) >>> 8
  const counts = new Map<number, number>()
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourOf(pixel)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const oftenest = [...counts].toSorted(([a, often], [b, oftener]) => oftener - often || a - b)
  const { palette, placeOf } = likeColours(oftenest.map(([colour]) => colour))

  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    // Each row starts with its filter: none.
    const start = y * (width + 1) + 1
    for (let x = 0; x < width; x++) rows[start + x] = placeOf(colourOf(y * width + x))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a pixel, which name a place in the palette.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const channels = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255]

/**
 * Takes colours for alike that begin with the same bits in each channel: as many bits as there is room for.
 * @param colours the most frequent ones first
 */
function likeColours(colours: number[]): {
  palette: number[]
  placeOf: (colour: number) => number
} {
  for (let dropped = 0; ; dropped++) {
    const kept = 0xff & (0xff << dropped)
    const mask = (kept << 16) | (kept << 8) | kept
    const places = new Map<number, number>()
    const palette: number[] = []
    for (const colour of colours) {
      if (places.has(colour & mask)) continue
      places.set(colour & mask, palette.length)
      palette.push(colour)
    }
    // Each of the drawing's colours has its place.
    const placeOf = (colour: number) => places.get(colour & mask) as number
    if (palette.length <= MOST_COLOURS) return { palette, placeOf }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
