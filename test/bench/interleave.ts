/**
 * Measures several things side by side: each once, in any order, then each again. So whatever else the machine does
 * meanwhile is borne by all of them alike, and none of them always comes after the slowest.
 *
 * @param rounds how often each is measured; what comes before those, `warmUp` times each, does not count.
 * @returns what was measured, by name.
 */
export async function interleave<Name extends string, Measured>(
  subjects: Record<Name, () => Promise<Measured>>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
  log: (line: string) => void,
): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(subjects) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Measured[]>
  for (let round = 1 - warmUp; round <= rounds; round += 1) {
    for (const name of shuffled(names)) {
      const result = await subjects[name]()
      if (round > 0) measured[name].push(result)
    }
    if (round > 0 && round % 10 === 0) log(`${round} of ${rounds}`)
  }
  return measured
}

function shuffled<Each>(all: readonly Each[]): Each[] {
  return all
    .map((each) => ({ each, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each)
}
