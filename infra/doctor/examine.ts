import { checks } from './checks/index.ts'
import { describe, type Finding, wrong } from './finding.ts'
import type { System } from './system.ts'

/** A thing that was looked at, and what was found. */
export interface Examined {
  name: string
  finding: Finding
}

/** Looks at everything, side by side. What is broken in one place keeps no other from being looked at. */
export function examine(system: System): Promise<Examined[]> {
  return Promise.all(
    checks.map(async ({ name, look }) => {
      try {
        return { name, finding: await look(system) }
      } catch (error) {
        return { name, finding: wrong(describe(error), nextAfter(error)) }
      }
    }),
  )
}

/** What to do about what no check has foreseen. */
function nextAfter(error: unknown): string {
  return error instanceof Error && error.name.startsWith('AccessDenied')
    ? 'These AWS credentials may not look at it: use others (AWS_PROFILE).'
    : 'Run this again in a minute. If it stays, docs/operating.md says where to look.'
}

const SIGNS = { well: '✓', wrong: '✗', unknown: '–' }

/** A line for each, with what to do below it where something is wrong, and a last one that sums up. */
export function report(examined: Examined[]): string {
  const width = Math.max(...examined.map(({ name }) => name.length))
  const lines = examined.flatMap(({ name, finding }) => {
    const line = `${SIGNS[finding.is]} ${name.padEnd(width)}  ${finding.said}`
    return finding.is === 'wrong' ? [line, `  ${' '.repeat(width)}  → ${finding.next}`] : [line]
  })
  return [...lines, '', verdict(examined)].join('\n')
}

function verdict(examined: Examined[]): string {
  const ill = examined.filter(({ finding }) => finding.is === 'wrong')
  if (ill.length === 0) return 'All is well.'
  return `${ill.length} of ${examined.length} ${ill.length === 1 ? 'is' : 'are'} wrong.`
}
