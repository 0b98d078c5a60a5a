import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

interface Statement {
  Effect: 'Allow' | 'Deny'
  Action: string | string[]
  Resource: unknown
  Condition?: Record<string, Record<string, string[]>>
}

interface Roles {
  Resources: Record<string, { Properties: { Policies: { PolicyDocument: { Statement: Statement[] } }[] } }>
}

interface Service {
  functions: Record<string, { handler: string; role: string; events: Record<string, unknown>[] }>
}

/** The functions of serverless.yml, by their names. */
export const { functions } = read<Service>('serverless.yml')

/** What each function is told in AWS. */
export const environment = read<Record<string, Record<string, unknown>>>('infra/aws/environment.yml')

const { Resources: roles } = read<Roles>('infra/aws/roles.yml')

/** What a role lets its function do, each action with the resource, or the list of those, that it may be done to. */
export function permissionsOf(role: string): { action: string; resource: unknown }[] {
  const policies = roles[role]?.Properties.Policies ?? []
  return policies
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) => [Action].flat().map((action) => ({ action, resource: Resource })))
}

/** Which rows of the table a role lets its function read or write, by their partition keys; `*` for all. */
export function rowsOf(role: string): string[] {
  const table = JSON.stringify({ 'Fn::GetAtt': ['SharesTable', 'Arn'] })
  const statements = (roles[role]?.Properties.Policies ?? [])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect, Resource }) => Effect === 'Allow' && JSON.stringify(Resource) === table)
  return statements.flatMap(
    ({ Condition }) => Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['*'],
  )
}

function read<T>(path: string): T {
  return parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), { merge: true }) as T
}
