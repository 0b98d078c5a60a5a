import { type Node, nameOf } from './syntax.ts'

/** The permission that each call to AWS needs. */
const ACTIONS: Record<string, string> = {
  SendMessage: 'sqs:SendMessage',
  SendMessageBatch: 'sqs:SendMessage',
  ChangeMessageVisibility: 'sqs:ChangeMessageVisibility',
  GetParameters: 'ssm:GetParameters',
  Encrypt: 'kms:Encrypt',
  Decrypt: 'kms:Decrypt',
  GetCommand: 'dynamodb:GetItem',
  PutCommand: 'dynamodb:PutItem',
  UpdateCommand: 'dynamodb:UpdateItem',
  DeleteCommand: 'dynamodb:DeleteItem',
  BatchGetCommand: 'dynamodb:BatchGetItem',
  GetItemCommand: 'dynamodb:GetItem',
  PutItemCommand: 'dynamodb:PutItem',
  UpdateItemCommand: 'dynamodb:UpdateItem',
  DeleteItemCommand: 'dynamodb:DeleteItem',
  paginateQuery: 'dynamodb:Query',
}

/** The permissions that code needs for what it asks of AWS. @throws for a call that is not known here. */
export function actionsIn(code: Node[]): string[] {
  const calls = code.flatMap((node) => callIn(node) ?? [])
  return [...new Set(calls.map(actionFor))].toSorted()
}

/** The environment variables that code reads, but for those that Lambda itself sets. */
export function variablesIn(code: Node[]): string[] {
  const variables = code.flatMap((node) => variableIn(node) ?? [])
  return [...new Set(variables)].filter((name) => !name.startsWith('AWS_')).toSorted()
}

/** `new GetCommand(…)`, `paginateQuery(…)`, or `sqs('SendMessage', …)`. */
function callIn(node: Node): string | undefined {
  const callee = nameOf(node.callee) ?? ''
  if (node.type === 'NewExpression' && callee.endsWith('Command')) return callee
  if (node.type !== 'CallExpression') return undefined
  if (callee.startsWith('paginate')) return callee
  return ['kms', 'sqs', 'ssm'].includes(callee) ? firstArgument(node) : undefined
}

function actionFor(call: string): string {
  const action = ACTIONS[call]
  if (action === undefined) throw new Error(`Say in ACTIONS which permission ${call} needs.`)
  return action
}

/** `requireEnv('NAME')`, `process.env.NAME`, or `env.NAME`. */
function variableIn(node: Node): string | undefined {
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'requireEnv') return firstArgument(node)
  if (node.type !== 'MemberExpression') return undefined
  const object = node.object as Node
  const isEnvironment = nameOf(object) === 'env' || nameOf(object.property) === 'env'
  return isEnvironment ? nameOf(node.property) : undefined
}

function firstArgument(call: Node): string | undefined {
  const [first] = call.arguments as { expression: unknown }[]
  return nameOf(first?.expression)
}
