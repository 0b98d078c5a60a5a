/** What DynamoDB is asked for, to write some fields of a row and leave all others. */
export interface Assignment {
  UpdateExpression: string
  ExpressionAttributeNames: Record<string, string>
  ExpressionAttributeValues: Record<string, unknown>
}

/**
 * @param fields by name; undefined for what is to be taken away.
 * @param usual what is set where the row has nothing by that name.
 */
export function assignment(fields: Record<string, unknown>, usual: Record<string, unknown> = {}): Assignment {
  const taken = Object.keys(fields).filter((name) => fields[name] === undefined)
  const set = Object.keys(fields).filter((name) => fields[name] !== undefined)
  const assigned = [
    ...set.map((name) => `#${name} = :${name}`),
    ...Object.keys(usual).map((name) => `#${name} = if_not_exists(#${name}, :${name})`),
  ]
  const names = [...taken, ...set, ...Object.keys(usual)]
  const values = [...set.map((name) => [name, fields[name]] as const), ...Object.entries(usual)]
  return {
    UpdateExpression: [
      ...(assigned.length > 0 ? [`SET ${assigned.join(', ')}`] : []),
      ...(taken.length > 0 ? [`REMOVE ${taken.map((name) => `#${name}`).join(', ')}`] : []),
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
  }
}
