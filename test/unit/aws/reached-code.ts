import { readFileSync } from 'node:fs'
import { parseSync } from '@swc/core'
import { type Metafile, transformSync } from 'esbuild'
import {
  callees,
  importedFromPackages,
  insideOf,
  isNode,
  type Node,
  namedFunction,
  nameOf,
} from './syntax.ts'

/** A function that has a name, or what a file does when it loads. */
interface Part {
  /** Undefined for what a file does when it loads. */
  name: string | undefined
  /** `method`: it is reached through an object, and by its name from anywhere. */
  kind: 'file' | 'function' | 'method'
  file: string
  /** The function that makes the object whose method it is. */
  maker: string | undefined
  nodes: Node[]
  /** Names it mentions. */
  mentions: Set<string>
  /** Methods it mentions, as `object.method`. */
  members: Set<string>
}

/**
 * The syntax of ours that a bundle can reach from what its files do when they load: functions that nothing mentions are
 * left out, and so are the methods of an object that nothing mentions by its name. The way of this project to name
 * things is relied on: what `createQueue` makes is called `queue` wherever it goes.
 */
export function reachedCode({ outputs }: Metafile): Node[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  const files = inputs.filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && isRead(file))
  const parts = files.flatMap(([file]) => partsOf(file))
  const makers = makersOf(parts)
  // Lambda calls the handler.
  const reached = new Set(parts.filter(({ kind, name }) => kind === 'file' || name === 'handler'))
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    const from = [...reached]
    for (const part of parts) {
      const isMade = part.maker === undefined || from.some(({ name }) => name === part.maker)
      if (!reached.has(part) && isMade && from.some((other) => reaches(other, part, makers)))
        reached.add(part)
    }
  }
  return [...reached].flatMap(({ nodes }) => nodes)
}

/** Our own, and of packages the one that calls AWS for us. */
function isRead(file: string): boolean {
  return /^(lib|functions)\//.test(file) || file.includes('/@aws-lambda-powertools/idempotency/')
}

function reaches(from: Part, to: Part, makers: Map<string, Set<string>>): boolean {
  const { name = '' } = to
  const isInScope = to.maker === undefined || from.file === to.file
  if (to.kind === 'function' && isInScope && from.mentions.has(name)) return true
  if (to.kind === 'function' && to.maker === undefined) return false
  if (from.file === to.file && from.members.has(`this.${name}`)) return true
  // A class whose methods its base calls, in another file.
  if (to.maker === undefined) return [...from.members].some((member) => member.endsWith(`.${name}`))
  const { maker } = to
  return [...from.members].some((member) => {
    const [object = '', method] = member.split('.')
    return method === name && makers.get(object)?.has(maker)
  })
}

function partsOf(file: string): Part[] {
  const source = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
  const { code } = transformSync(source, { loader: file.endsWith('.ts') ? 'ts' : 'js' })
  const { body } = parseSync(code, { syntax: 'ecmascript', target: 'es2024' })
  const whole = newPart(file, undefined, 'file', undefined)
  const parts = [whole]
  const packages = importedFromPackages(body as unknown as Node[])

  const walk = (value: unknown, part: Part, maker: string | undefined, isHandedOut = false): void => {
    if (typeof value !== 'object' || value === null) return
    if (!isNode(value)) {
      for (const each of Object.values(value)) walk(each, part, maker, isHandedOut)
      return
    }
    if (value.type === 'ImportDeclaration') return
    const named = namedFunction(value)
    if (named && !(isHandedOut && named.kind === 'method')) {
      const own = newPart(file, named.name, named.kind, maker)
      parts.push(own)
      own.nodes.push(value)
      const inside = maker ?? (named.kind === 'function' ? named.name : undefined)
      for (const child of named.inside) walk(child, own, inside)
      return
    }
    part.nodes.push(value)
    note(value, part)
    // What a package is given, it may call.
    const isGiven = isHandedOut || packages.has(nameOf(value.callee) ?? '')
    for (const child of insideOf(value)) walk(child, part, maker, isGiven)
  }
  walk(body, whole, undefined)
  return parts
}

function newPart(
  file: string,
  name: string | undefined,
  kind: Part['kind'],
  maker: string | undefined,
): Part {
  return { file, name, kind, maker, nodes: [], mentions: new Set(), members: new Set() }
}

function note(node: Node, { mentions, members }: Part): void {
  if (node.type === 'Identifier') mentions.add(String(node.value))
  if (node.type !== 'MemberExpression') return
  const object = node.object as Node
  const holder = object.type === 'MemberExpression' ? nameOf(object.property) : nameOf(object)
  const method = nameOf(node.property)
  if (method) members.add(`${object.type === 'ThisExpression' ? 'this' : (holder ?? '')}.${method}`)
}

/** By the names of objects, the functions that may have made them. */
function makersOf(parts: Part[]): Map<string, Set<string>> {
  const makers = new Map<string, Set<string>>()
  const add = (name: string | undefined, value: unknown): void => {
    for (const maker of callees(value)) {
      if (name) makers.set(name, (makers.get(name) ?? new Set()).add(maker))
    }
  }
  for (const node of parts.flatMap(({ nodes }) => nodes)) {
    if (node.type === 'KeyValueProperty') add(nameOf(node.key), node.value)
    if (node.type !== 'VariableDeclarator') continue
    const { properties } = node.id as Node
    if (!Array.isArray(properties)) add(nameOf(node.id), node.init)
    else for (const { key } of properties as Node[]) add(nameOf(key), node.init)
  }
  // A maker that leaves it to another.
  for (const { name, maker, nodes } of parts) {
    const of = maker ?? name
    for (const made of makers.values()) {
      if (of === undefined || !made.has(of)) continue
      for (const node of nodes)
        if (node.type === 'ReturnStatement') for (const each of callees(node.argument)) made.add(each)
    }
  }
  return makers
}
