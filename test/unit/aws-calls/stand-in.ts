import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { isSigned } from './signature.ts'

/** Who the functions are to AWS, in these tests. */
export const credentials = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDTEST',
  AWS_SECRET_ACCESS_KEY: 'canary/secret+access/key',
  AWS_SESSION_TOKEN: 'canary-session-token==',
}

/** What a function asked of AWS. */
export interface Call {
  /** Such as `AmazonSQS.SendMessage`. */
  target: string
  input: Record<string, unknown>
  headers: NodeJS.Dict<string | string[]>
  /** Whether its signature fits the credentials above. */
  isSigned: boolean
}

export interface AwsStandIn {
  url: string
  calls: Call[]
  /** How many connections were made. */
  connections: number
  stop(): Promise<void>
}

/** A service of AWS that takes JSON, on loopback. @param answer says what it does about each call */
export async function startAws(answer: (call: Call, response: ServerResponse) => void): Promise<AwsStandIn> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request
      const call = {
        target: String(headers['x-amz-target']),
        input: JSON.parse(body) as Call['input'],
        headers,
        isSigned: isSigned({ method, url, headers, body }, credentials.AWS_SECRET_ACCESS_KEY),
      }
      standIn.calls.push(call)
      answer(call, response)
    })
  })
  server.on('connection', () => {
    standIn.connections += 1
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const standIn: AwsStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    connections: 0,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return standIn
}

/** Answers as AWS does: with what was asked for, */
export function grant(response: ServerResponse, output: object): void {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(output))
}

/** or with why not. */
export function refuse(response: ServerResponse, status: number, code: string, message = 'No.'): void {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-query-error': `${code};Sender` }
  response.writeHead(status, headers).end(JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }))
}
