import type { ServerResponse } from 'node:http'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createAwsCall } from '../../../lib/aws/call.ts'
import { createSigner } from '../../../lib/aws/sign.ts'
import { isSigned } from './signature.ts'
import { type AwsStandIn, credentials, grant, refuse, startAws } from './stand-in.ts'

let aws: AwsStandIn
/** What AWS does about the next calls; afterwards it grants all. */
let replies: ((response: ServerResponse) => void)[]

beforeEach(async () => {
  replies = []
  aws = await startAws((_, response) =>
    (replies.shift() ?? ((granted) => grant(granted, { MessageId: 'm' })))(response),
  )
  Object.assign(process.env, credentials, { AWS_ENDPOINT_URL_SQS: aws.url })
})
afterEach(() => aws.stop())

const message = { QueueUrl: 'https://sqs/jobs', MessageBody: 'Für später: 🎉' }
const send = (options?: { tryMs: number }) => createAwsCall('sqs', options)('SendMessage', message)

const throttled = (response: ServerResponse) => refuse(response, 400, 'RequestThrottled')
const broken = (response: ServerResponse) => {
  response.writeHead(503).end('<html>Service Unavailable</html>')
}
const dropped = (response: ServerResponse) => {
  response.socket?.destroy()
}
const cutShort = (response: ServerResponse) => {
  response.writeHead(200, { 'content-length': 100 }).write('{"MessageId":', () => response.socket?.destroy())
}
const hanging = () => {}

test('a call is sent in the form that AWS documents', async () => {
  expect(await send()).toEqual({ MessageId: 'm' })
  expect(aws.calls).toMatchObject([
    {
      target: 'AmazonSQS.SendMessage',
      input: message,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
    },
  ])
})

test('each service has its own name, address and version of the protocol', async () => {
  process.env.AWS_ENDPOINT_URL_SSM = aws.url
  await createAwsCall('ssm')('GetParameters', { Names: [] })
  expect(aws.calls).toMatchObject([
    { target: 'AmazonSSM.GetParameters', headers: { 'content-type': 'application/x-amz-json-1.1' } },
  ])
  expect(String(aws.calls[0]?.headers.authorization)).toContain('/eu-central-1/ssm/aws4_request')
})

describe('a call is signed', () => {
  test('as AWS asks for it', async () => {
    await send()
    expect(aws.calls).toMatchObject([
      { isSigned: true, headers: { 'x-amz-security-token': credentials.AWS_SESSION_TOKEN } },
    ])
    const signedHeaders = /SignedHeaders=(\S+),/.exec(String(aws.calls[0]?.headers.authorization))?.[1]
    expect(signedHeaders?.split(';')).toEqual(
      expect.arrayContaining(['content-type', 'host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target']),
    )
  })

  test('with the credentials of that moment', async () => {
    const sqs = createAwsCall('sqs')
    process.env.AWS_SECRET_ACCESS_KEY = 'another'
    await sqs('SendMessage', message)
    process.env.AWS_SECRET_ACCESS_KEY = credentials.AWS_SECRET_ACCESS_KEY
    await sqs('SendMessage', message)
    expect(aws.calls.map((call) => call.isSigned)).toEqual([false, true])
  })

  test('and what checks it here takes the SDK’s signatures too', async () => {
    const client = new SQSClient({ md5: false })
    await client.send(new SendMessageCommand({ ...message, QueueUrl: aws.url }))
    client.destroy()
    expect(aws.calls).toMatchObject([{ isSigned: true }])
  })

  // https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4/post-vanilla
  test('as in AWS’s own example', () => {
    const sign = createSigner('service', 'us-east-1', 'example.amazonaws.com')
    const credentials = {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      sessionToken: undefined,
    }
    const { authorization } = sign({}, '', credentials, new Date('2015-08-30T12:36:00Z'))
    expect(authorization).toContain('Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request')
    expect(authorization).toContain('SignedHeaders=host;x-amz-date')
    expect(authorization).toContain('5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b')
  })

  // https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4/get-vanilla-query-order-key-case
  test('and what checks it takes another of AWS’s examples', () => {
    const signature = 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'
    const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request'
    const request = {
      method: 'GET',
      url: '/?Param2=value2&Param1=value1',
      headers: {
        host: 'example.amazonaws.com',
        'x-amz-date': '20150830T123600Z',
        authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
      },
      body: '',
    }
    expect(isSigned(request, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')).toBe(true)
    expect(isSigned({ ...request, body: ' ' }, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')).toBe(false)
  })
})

test.each([
  ['is throttled', throttled],
  ['meets a service that is down', broken],
  ['loses its connection', dropped],
  ['is answered by half', cutShort],
])('a call that %s is tried again, three times in all', async (_, reply) => {
  replies = [reply, reply]
  expect(await send()).toEqual({ MessageId: 'm' })
  replies = [reply, reply, reply]
  await expect(send()).rejects.toMatchObject({ name: 'AwsError' })
  expect(aws.calls).toHaveLength(6)
})

test('a call that is not answered is given up and tried again', async () => {
  replies = [hanging]
  expect(await send({ tryMs: 50 })).toEqual({ MessageId: 'm' })
  replies = [hanging, hanging, hanging]
  await expect(send({ tryMs: 50 })).rejects.toThrow('sqs SendMessage: NoAnswer, its time was over')
})

test('what AWS refuses for good is said by its name, and not tried again', async () => {
  replies = [(response) => refuse(response, 400, 'QueueDoesNotExist', 'The specified queue does not exist.')]
  await expect(send()).rejects.toMatchObject({
    code: 'QueueDoesNotExist',
    status: 400,
    message: 'sqs SendMessage: QueueDoesNotExist, The specified queue does not exist.',
  })
  expect(aws.calls).toHaveLength(1)
})

test('neither credentials nor what was asked for are in an error', async () => {
  const quoted = `It does not match.\n\nThe Canonical String should have been\n'${credentials.AWS_SESSION_TOKEN}'`
  replies = [(response) => refuse(response, 403, 'InvalidSignatureException', quoted)]
  await expect(send()).rejects.toThrow(/^sqs SendMessage: InvalidSignatureException, It does not match\.$/)
  replies = [(response) => response.end('{"Value": canary}')]
  await expect(send()).rejects.toThrow(/^sqs SendMessage: MalformedAnswer, it is not JSON$/)
})

test('an empty answer is one', async () => {
  replies = [(response) => response.end()]
  expect(await send()).toEqual({})
})

test('a call gets through though every connection that was kept has died meanwhile', async () => {
  const sqs = createAwsCall('sqs')
  const held: ServerResponse[] = []
  const heldUntilAllAreThere = (response: ServerResponse) => {
    held.push(response)
    if (held.length === 5) for (const each of held) grant(each, {})
  }
  replies = Array.from({ length: 5 }, () => heldUntilAllAreThere)
  await Promise.all(Array.from({ length: 5 }, () => sqs('SendMessage', message)))
  const kept = new Set(held.map(({ req }) => req.socket))

  const grantedAnew = (response: ServerResponse) => {
    if (kept.has(response.req.socket)) response.req.socket.resetAndDestroy()
    else grant(response, { MessageId: 'm' })
  }
  replies = [grantedAnew, grantedAnew, grantedAnew]
  expect(await sqs('SendMessage', message)).toEqual({ MessageId: 'm' })
})

test('one call after the other goes over the same connection', async () => {
  const sqs = createAwsCall('sqs')
  for (let count = 0; count < 5; count++) await sqs('SendMessage', message)
  expect(aws.connections).toBe(1)
})
