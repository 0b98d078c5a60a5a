/** A node of a syntax tree. */
export interface Node {
  type: string
  [property: string]: unknown
}

/** The function that a node gives a name to, with what is in it. */
export function namedFunction(
  node: Node,
): { name: string; kind: 'function' | 'method'; inside: unknown[] } | undefined {
  const { type } = node
  if (type === 'FunctionDeclaration') {
    return { name: nameOf(node.identifier) ?? '', kind: 'function', inside: [node.params, node.body] }
  }
  if (type === 'VariableDeclarator' && isFunction(node.init)) {
    return { name: nameOf(node.id) ?? '', kind: 'function', inside: [node.init] }
  }
  if (type === 'MethodProperty' || type === 'ClassMethod') {
    const { params, body } = (type === 'ClassMethod' ? node.function : node) as Node
    return { name: nameOf(node.key) ?? '', kind: 'method', inside: [params, body] }
  }
  if (type === 'KeyValueProperty' && isFunction(node.value)) {
    return { name: nameOf(node.key) ?? '', kind: 'method', inside: [node.value] }
  }
  return undefined
}

/** What a node mentions, but for names of properties. */
export function insideOf(node: Node): unknown[] {
  const { type, argument, property } = node
  if (type === 'KeyValueProperty') return [node.value]
  if (type === 'MemberExpression')
    return [node.object, ...(isNode(property) && nameOf(property) ? [] : [property])]
  // An object that is returned gives its functions away: `{ list }` does not mention the function `list`.
  const isGivenAway = type === 'ReturnStatement' && isNode(argument) && argument.type === 'ObjectExpression'
  if (!isGivenAway) return Object.values(node)
  return (argument.properties as Node[]).filter((each) => each.type !== 'Identifier')
}

/** The names that a file gives to what it imports from packages. */
export function importedFromPackages(body: Node[]): Set<string> {
  const imports = body.filter(
    ({ type, source }) => type === 'ImportDeclaration' && !nameOf(source)?.startsWith('.'),
  )
  return new Set(
    imports.flatMap(({ specifiers }) => (specifiers as Node[]).map(({ local }) => nameOf(local) ?? '')),
  )
}

/** The functions that are called for a value. */
export function callees(value: unknown): string[] {
  if (!isNode(value)) return []
  if (value.type === 'CallExpression') {
    const given = (value.arguments as { expression: unknown }[]).flatMap(({ expression }) =>
      callees(expression),
    )
    return [nameOf(value.callee) ?? '', ...given]
  }
  if (value.type === 'BinaryExpression') return callees(value.right)
  if (value.type === 'ConditionalExpression')
    return [...callees(value.consequent), ...callees(value.alternate)]
  return []
}

/** The name or text of an identifier or a string. */
export function nameOf(value: unknown): string | undefined {
  return isNode(value) && typeof value.value === 'string' ? value.value : undefined
}

function isFunction(value: unknown): boolean {
  return isNode(value) && (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression')
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
