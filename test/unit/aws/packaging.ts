import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A resource of CloudFormation. */
export interface Resource {
  Type: string
  Properties: Record<string, unknown>
  DependsOn?: string | string[]
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

/** The properties of a function. */
export interface LambdaFunction {
  Handler: string
  Timeout: number
  Runtime: string
  Architectures: string[]
  Role: { 'Fn::GetAtt': [string, string] }
  Environment: { Variables: Record<string, unknown> }
}

/** What `npm run package` makes. */
export interface Packaging {
  /** By their logical ids. */
  resources: Record<string, Resource>
  /** The template as it is handed to CloudFormation. */
  text: string
  /** The folder with the functions' archives. */
  folder: string
  /** The resources of a type, with their logical ids. */
  resourcesOf(type: string): [string, Resource][]
  propertiesOf<T>(id: string): T
  functionOf(name: string): LambdaFunction
  /** The environment of a function in AWS: with words for what CloudFormation fills in, and what Lambda adds. */
  environmentOf(name: string): Record<string, string>
  remove(): Promise<void>
}

/**
 * Packages the project as `npm run package` does, in a copy of what that takes: it makes folders beside its sources. There
 * is nothing of AWS to be found: no credentials, no region.
 */
export async function packageProject(): Promise<Packaging> {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const copy = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
  const sources = ['serverless.yml', 'package.json', 'tsconfig.json', 'functions', 'lib', 'infra']
  await Promise.all(sources.map((each) => cp(join(root, each), join(copy, each), { recursive: true })))
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  const serverless = join(copy, 'node_modules/serverless/bin/serverless.js')
  // The plugin leaves what it has packed among the temporary files.
  const temporary = join(copy, 'temporary')
  await mkdir(temporary)
  await promisify(execFile)(process.execPath, [serverless, 'package', '--stage', 'prod'], {
    cwd: copy,
    env: { PATH: process.env.PATH, HOME: copy, TMPDIR: temporary },
  })
  const folder = join(copy, '.serverless')
  const text = await readFile(join(folder, 'cloudformation-template-update-stack.json'), 'utf8')
  const { Resources: resources } = JSON.parse(text) as { Resources: Record<string, Resource> }
  const propertiesOf = <T>(id: string) => resources[id]?.Properties as T
  const functionOf = (name: string) =>
    propertiesOf<LambdaFunction>(`${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`)
  return {
    resources,
    text,
    folder,
    resourcesOf: (type) => Object.entries(resources).filter(([, { Type }]) => Type === type),
    propertiesOf,
    functionOf,
    environmentOf(name) {
      const told = Object.entries(functionOf(name).Environment.Variables)
      return {
        ...Object.fromEntries(
          told.map(([key, value]) => [key, typeof value === 'string' ? value : 'filled-in']),
        ),
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'key',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_SESSION_TOKEN: 'session',
        AWS_LAMBDA_FUNCTION_NAME: `shares-for-slack-prod-${name}`,
      }
    },
    remove: () => rm(copy, { recursive: true, force: true }),
  }
}
