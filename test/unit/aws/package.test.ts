import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type LambdaFunction, type Packaging, packageProject, type Resource } from './packaging.ts'
import { neededBy, referencesIn } from './references.ts'
import { unzip } from './unzip.ts'

interface GetAtt {
  'Fn::GetAtt': [string, string]
}

const FUNCTIONS = ['slack', 'worker', 'transfer', 'digest', 'connect', 'install']

let packaging: Packaging

beforeAll(async () => {
  packaging = await packageProject()
}, 120_000)
afterAll(() => packaging.remove())

test('what the template names is in it, and nothing needs itself', () => {
  const { resources } = packaging
  expect(Object.keys(resources)).toEqual(expect.arrayContaining(referencesIn(resources)))
  for (const id of Object.keys(resources)) expect([...neededBy(id, resources)]).not.toContain(id)
})

describe('the functions', () => {
  test('are these, on Node 24 and arm64, with a role each', () => {
    const functions = packaging.resourcesOf('AWS::Lambda::Function').map(([, { Properties }]) => Properties)
    expect(functions.map(({ FunctionName }) => FunctionName)).toEqual(
      FUNCTIONS.map((name) => `shares-for-slack-prod-${name}`),
    )
    for (const name of FUNCTIONS) {
      expect(packaging.functionOf(name)).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    }
    const roles = FUNCTIONS.map((name) => packaging.functionOf(name).Role['Fn::GetAtt'][0])
    expect(new Set(roles).size).toBe(FUNCTIONS.length)
  })

  test.each(FUNCTIONS)('%s loads from its archive, in its environment, and has its handler', async (name) => {
    const files = unzip(await readFile(join(packaging.folder, `${name}.zip`)))
    const [, module = '', handler = ''] = /^(.+)\.(\w+)$/.exec(packaging.functionOf(name).Handler) ?? []
    for (const [file, contents] of files) {
      const path = join(packaging.folder, name, file)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, contents)
    }
    const path = join(packaging.folder, name, `${module}.cjs`)
    const script = `const handler = require(${JSON.stringify(path)})[${JSON.stringify(handler)}]
      console.log(typeof handler, handler.length); process.exit()`
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--eval', script], {
      env: packaging.environmentOf(name),
    })
    // Of a third parameter Lambda's Node 24 thinks that it is a callback, and does not run the function.
    expect({ stdout, stderr }).toEqual({ stdout: 'function 2\n', stderr: '' })
  })

  test.each(FUNCTIONS)('the archive of %s holds its own files and nothing else', async (name) => {
    const files = unzip(await readFile(join(packaging.folder, `${name}.zip`)))
    const module = packaging.functionOf(name).Handler.replace(/\.\w+$/, '')
    expect([...files.keys()]).toContain(`${module}.cjs`)
    expect([...files.keys()].filter((file) => !file.startsWith(`${module}.`))).toEqual([])
  })
})

describe('the queues', () => {
  test('hide a delivery for at least six times what its function may take', () => {
    const mappings = packaging
      .resourcesOf('AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => Properties)
    expect(mappings).toHaveLength(2)
    for (const mapping of mappings as { EventSourceArn: GetAtt; FunctionName: GetAtt }[]) {
      const queue = packaging.propertiesOf<{ VisibilityTimeout: number }>(
        mapping.EventSourceArn['Fn::GetAtt'][0],
      )
      const { Timeout } = packaging.propertiesOf<LambdaFunction>(mapping.FunctionName['Fn::GetAtt'][0])
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout)
    }
  })

  test('that feed a function have a dead-letter queue, which keeps what fails for 14 days', () => {
    const redrive = {
      deadLetterTargetArn: { 'Fn::GetAtt': ['JobsDeadLetterQueue', 'Arn'] },
      maxReceiveCount: 4,
    }
    expect(packaging.propertiesOf('JobsQueue')).toMatchObject({ RedrivePolicy: redrive })
    expect(packaging.propertiesOf('TransfersQueue')).toMatchObject({ RedrivePolicy: redrive })
    expect(packaging.propertiesOf('JobsDeadLetterQueue')).toMatchObject({
      MessageRetentionPeriod: 14 * 86_400,
    })
  })
})

describe('what is kept', () => {
  test('outlives the stack, can be recovered as of any second, and lapses by its own time', () => {
    expect(packaging.resources.SharesTable).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    })
  })

  test('opens with a key that outlives the stack and is rotated', () => {
    expect(packaging.resources.SealingKey).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    })
  })

  test('in logs goes after 30 days, and every function has a log of its own', () => {
    const logs = packaging.resourcesOf('AWS::Logs::LogGroup').map(([, { Properties }]) => Properties)
    const names = FUNCTIONS.map((name) => `/aws/lambda/shares-for-slack-prod-${name}`)
    expect(new Set(logs.map(({ LogGroupName }) => LogGroupName))).toEqual(
      new Set(['/aws/http-api/shares-for-slack-prod', ...names]),
    )
    for (const { RetentionInDays } of logs) expect(RetentionInDays).toBe(30)
  })
})

describe('to the internet', () => {
  test('these routes are open, and no other way in', () => {
    const routes = packaging
      .resourcesOf('AWS::ApiGatewayV2::Route')
      .map(([, { Properties }]) => Properties.RouteKey)
    expect(routes).toEqual([
      'POST /slack/events',
      'GET /connect/{ticket}',
      'POST /connect/{ticket}',
      'GET /slack/install',
      'GET /slack/oauth_redirect',
    ])
    const callers = packaging
      .resourcesOf('AWS::Lambda::Permission')
      .map(([, { Properties }]) => Properties.Principal)
    expect(new Set(callers)).toEqual(new Set(['apigateway.amazonaws.com', 'events.amazonaws.com']))
    const opening = [
      'AWS::Lambda::Url',
      'AWS::SQS::QueuePolicy',
      'AWS::SNS::TopicPolicy',
      'AWS::DynamoDB::GlobalTable',
    ]
    for (const type of opening) expect(packaging.resourcesOf(type)).toEqual([])
  })

  test('each route takes so much and no more', () => {
    const stage = packaging.propertiesOf<Record<string, Record<string, unknown>>>('HttpApiStage')
    const limits = [stage.DefaultRouteSettings, ...Object.values(stage.RouteSettings ?? {})]
    expect(limits).toHaveLength(3)
    for (const limit of limits) {
      expect(limit).toMatchObject({
        ThrottlingRateLimit: expect.any(Number),
        ThrottlingBurstLimit: expect.any(Number),
      })
    }
    // A route's settings can be made only after it.
    const routes = packaging.resourcesOf('AWS::ApiGatewayV2::Route').map(([id]) => id)
    const { DependsOn } = packaging.resources.HttpApiStage as Resource & { DependsOn: string[] }
    expect(DependsOn).toEqual(expect.arrayContaining(routes))
  })

  test('the bucket with the archives is closed', () => {
    const buckets = packaging.resourcesOf('AWS::S3::Bucket')
    expect(buckets).toHaveLength(1)
    expect(buckets[0]?.[1].Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
  })

  test('only Lambda takes the roles on', () => {
    for (const [, { Properties }] of packaging.resourcesOf('AWS::IAM::Role')) {
      expect(Properties.AssumeRolePolicyDocument).toMatchObject({
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      })
    }
  })
})

describe('no secret', () => {
  test('is in the template, nor a reference that puts one there', () => {
    expect(packaging.text).not.toMatch(/xox[abep]-|\{\{resolve:|ssm-secure/)
    const told = FUNCTIONS.flatMap((name) => Object.keys(packaging.functionOf(name).Environment.Variables))
    expect(told.filter((name) => /SECRET|TOKEN|PASSWORD|SIGNING/.test(name))).toEqual([])
  })

  test('gets into the log of requests: a ticket is part of a path, and Slack sends codes in queries', () => {
    const { AccessLogSettings } = packaging.propertiesOf<{ AccessLogSettings: { Format: string } }>(
      'HttpApiStage',
    )
    const variables = AccessLogSettings.Format.match(/\$[\w.]+/g)
    expect(variables).toEqual([
      '$context.requestId',
      '$context.routeKey',
      '$context.status',
      '$context.responseLatency',
      '$context.integrationErrorMessage',
    ])
  })
})
