import { jsonBytes } from '../limits.ts'
import type { Line, Run } from './lines.ts'

/** How much something takes of what Slack allows. */
export interface Size {
  characters: number
  bytes: number
}

export const NOTHING: Size = { characters: 0, bytes: 0 }

/** Around a run: its type, and a style with all there is. */
const RUN_BYTES = 130
/** Around a line: a list of one item, with all its fields. */
const LINE_BYTES = 150

/** How much a line takes, at most. */
export function sizeOf({ gap, runs }: Line): Size {
  return runs.map(sizeOfRun).reduce(plus, { characters: gap, bytes: LINE_BYTES })
}

/** How much a run takes, at most. */
export function sizeOfRun({ text, url = '' }: Run): Size {
  return { characters: text.length, bytes: jsonBytes(text) + jsonBytes(url) + RUN_BYTES }
}

export function plus(one: Size, other: Size): Size {
  return { characters: one.characters + other.characters, bytes: one.bytes + other.bytes }
}

export function fits(size: Size, max: Size): boolean {
  return size.characters <= max.characters && size.bytes <= max.bytes
}
