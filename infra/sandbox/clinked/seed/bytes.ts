import { png } from '../content/png.ts'

/** A text file's bytes, in UTF-8. */
export function text(...lines: string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

/** A drawn view of the site: sky, two buildings with windows, water. */
export function sitePhoto(): Uint8Array<ArrayBuffer> {
  const inside = (x: number, y: number, left: number, top: number, right: number): boolean =>
    x >= left && x < right && y >= top && y < 110
  return png(240, 150, (x, y) => {
    const isWindow = x % 16 > 9 && y % 18 > 9
    if (inside(x, y, 40, 30, 104)) return isWindow ? [255, 226, 150] : [168, 92, 70]
    if (inside(x, y, 120, 56, 200)) return isWindow ? [255, 226, 150] : [196, 154, 108]
    if (y >= 110) return (x + y * 3) % 23 < 3 ? [150, 190, 205] : [70, 120, 150]
    return [190 - y, 214 - Math.floor(y / 2), 240]
  })
}

/** A drawing of a façade: a grid of openings on white. */
export function facadeDrawing(): Uint8Array<ArrayBuffer> {
  return png(200, 120, (x, y) => {
    const isFrame = x < 3 || y < 3 || x > 196 || y > 116
    const isOpening = x % 28 > 10 && y % 30 > 12
    return isFrame ? [40, 44, 52] : isOpening ? [120, 140, 165] : [248, 248, 245]
  })
}
