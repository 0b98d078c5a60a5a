import { addRun, isSeen, type Line, type Run } from './lines.ts'
import { fits, plus, type Size, sizeOf, sizeOfRun } from './size.ts'

/** Short enough for any limit, even with the longest address. */
const RUN_CHARACTERS = 1000

/** A line in parts of at most `max`, which join without a gap: nothing is lost, words stay whole where they can. */
export function split(line: Line, max: Size): Line[] {
  let size = sizeOf(line)
  if (fits(size, max)) return [line]
  const parts: Line[] = []
  for (const run of line.runs.flatMap(shortRuns)) {
    const part = parts.at(-1)
    const longer = plus(size, sizeOfRun(run))
    if (part !== undefined && fits(longer, max)) {
      addRun(part.runs, run)
      size = longer
    } else {
      const next: Line = { ...line, gap: part === undefined ? line.gap : 0, runs: [{ ...run }] }
      parts.push(next)
      size = sizeOf(next)
    }
  }
  return parts.filter(({ runs }) => runs.some(isSeen))
}

function shortRuns(run: Run): Run[] {
  const runs: Run[] = []
  for (let start = 0; start < run.text.length; ) {
    const end = start + firstPart(run.text.slice(start, start + RUN_CHARACTERS + 1))
    runs.push({ ...run, text: run.text.slice(start, end) })
    start = end
  }
  return runs
}

/** Where to part a text that may be too long: after a line, else after a word, else between two characters. */
function firstPart(text: string): number {
  if (text.length <= RUN_CHARACTERS) return text.length
  const window = text.slice(0, RUN_CHARACTERS)
  const edge = [window.lastIndexOf('\n'), window.lastIndexOf(' ')].find(
    (index) => index >= RUN_CHARACTERS / 2,
  )
  if (edge !== undefined) return edge + 1
  const partsCharacter = (text.codePointAt(RUN_CHARACTERS - 1) ?? 0) > 0xffff
  return partsCharacter ? RUN_CHARACTERS - 1 : RUN_CHARACTERS
}
