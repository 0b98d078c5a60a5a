/** The logical ids that a part of a template names, in whatever way CloudFormation has for it. */
export function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .flatMap(([key, inside]) => {
      if (key === 'Ref') return [String(inside)]
      if (key === 'Fn::GetAtt') return [String((inside as string[])[0])]
      if (key === 'Fn::Sub')
        return [...String(inside).matchAll(/\$\{(\w+(?:::\w+)?)/g)].map(([, id = '']) => id)
      if (key === 'DependsOn') return [inside as string | string[]].flat()
      return referencesIn(inside)
    })
    .filter((id) => !id.startsWith('AWS::'))
}

/** All that a resource needs before it, and what that needs. */
export function neededBy(
  id: string,
  resources: Record<string, unknown>,
  seen = new Set<string>(),
): Set<string> {
  for (const needed of referencesIn(resources[id])) {
    if (seen.has(needed)) continue
    seen.add(needed)
    neededBy(needed, resources, seen)
  }
  return seen
}
