import { clean } from '../text.ts'
import { isSameStyle, type Style } from './style.ts'

/** Text of one style. */
export interface Run {
  text: string
  style?: Style | undefined
  /** Where a link leads. */
  url?: string | undefined
}

/** What lines are written in: lines of the same object belong together, such as those of one list item. */
export type Holder =
  | { kind: 'text' | 'heading' | 'quote' | 'divider' }
  | { kind: 'code'; quoted: boolean }
  | ListItem

export interface ListItem {
  kind: 'item'
  ordered: boolean
  /** From 1, also where it is not shown. */
  number: number
  /** 0 for a list in no other. */
  indent: number
  quoted: boolean
}

export interface Line {
  holder: Holder
  /** Line ends between this line and the one before it in the same holder: 2 leave a blank line. */
  gap: 0 | 1 | 2
  /** Never without something to see, save in a divider. */
  runs: Run[]
}

/** How text is written. */
export interface Manner {
  holder: Holder
  style: Style | undefined
  url: string | undefined
  /** White space stays as it is; otherwise it collapses, as in a browser. */
  preserved: boolean
}

/** Puts pieces of text together to lines, without the white space that a browser would not show. */
export class LineWriter {
  readonly #lines: Line[] = []
  #open: Line | undefined
  #gap: Line['gap'] = 0
  #endsInSpace = false

  write(text: string, { holder, style, url, preserved }: Manner): void {
    const seen = clean(text.replaceAll('\f', ' ')).toWellFormed()
    const shown = preserved ? seen : this.#collapsed(seen, holder)
    if (shown === '') return
    const plain = holder.kind === 'code' || holder.kind === 'heading'
    addRun(this.#lineIn(holder).runs, { text: shown, style: plain ? undefined : style, url })
    this.#endsInSpace = shown.endsWith(' ') || shown.endsWith('\n')
  }

  /** The line ends here, as at the edge of a block: however many blocks end here, the widest gap counts. */
  endLine(gap: 1 | 2): void {
    if (gap > this.#gap) this.#gap = gap
  }

  /** One line further, as by `<br>`: the second leaves a blank line. */
  lineBreak(): void {
    this.#gap = this.#gap === 0 ? 1 : 2
  }

  divider(): void {
    this.#close()
    this.#lines.push({ holder: { kind: 'divider' }, gap: 0, runs: [] })
  }

  /** All that was written. */
  finish(): Line[] {
    this.#close()
    return this.#lines
  }

  #collapsed(text: string, holder: Holder): string {
    const collapsed = text.replace(/[ \t\n]+/g, ' ')
    return this.#afterSpace(holder) ? collapsed.replace(/^ /, '') : collapsed
  }

  #afterSpace(holder: Holder): boolean {
    if (this.#open === undefined || this.#gap > 0 || this.#open.holder !== holder) return true
    return this.#endsInSpace
  }

  #lineIn(holder: Holder): Line {
    if (this.#open !== undefined && this.#gap === 0 && this.#open.holder === holder) return this.#open
    this.#close()
    this.#open = { holder, gap: this.#gap || 1, runs: [] }
    this.#gap = 0
    return this.#open
  }

  #close(): void {
    if (this.#open === undefined) return
    const { holder, gap, runs } = this.#open
    const visible = trimmed(runs)
    if (visible.length > 0) this.#lines.push({ holder, gap, runs: visible })
    else if (gap > this.#gap) this.#gap = gap
    this.#open = undefined
  }
}

/** Adds text, to the last run if it is of the same style. */
export function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last !== undefined && last.url === run.url && isSameStyle(last.style, run.style)) last.text += run.text
  else runs.push({ ...run })
}

/** Without what cannot be seen at both ends; the indentation of code stays. A link that cannot be seen is none. */
function trimmed(runs: Run[]): Run[] {
  const first = runs.findIndex(isSeen)
  const visible = runs.slice(first, runs.findLastIndex(isSeen) + 1)
  return visible.map((run, index) => {
    const from = index === 0 ? run.text.replace(/^\n+/, '') : run.text
    const text = index === visible.length - 1 ? from.trimEnd() : from
    return isSeen(run) ? { ...run, text } : { text }
  })
}

export function isSeen({ text }: Run): boolean {
  return text.trim() !== ''
}
