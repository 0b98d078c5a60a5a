import { png } from './png.ts'

const paper = [250, 250, 248] as const
const ink = [148, 158, 170] as const

/** The picture of a file that has none: a sheet of paper with lines on it. */
export const defaultThumbnail = png(96, 128, (x, y) => {
  const isEdge = x < 2 || y < 2 || x > 93 || y > 125
  const isLine = x > 15 && x < 80 && y > 23 && y < 104 && y % 16 < 3
  return isEdge || isLine ? ink : paper
})
