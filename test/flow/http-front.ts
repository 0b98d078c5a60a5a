import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

type HttpFunction = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export interface HttpFront {
  url: string
  /** Which function answers which of serverless.yml's routes. */
  routes: { slack?: HttpFunction; connect?: HttpFunction; install?: HttpFunction }
  stop(): Promise<void>
}

/**
 * Stands where API Gateway stands: HTTP comes in, functions get payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export async function startHttpFront(): Promise<HttpFront> {
  const routes: HttpFront['routes'] = {}
  const server = createAdaptorServer({ fetch: (request) => answer(request, routes) }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    routes,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function answer(request: Request, { slack, connect, install }: HttpFront['routes']): Promise<Response> {
  const { pathname } = new URL(request.url)
  const ticket = /^\/connect\/([^/]+)$/.exec(pathname)?.[1]
  if (ticket && connect && ['GET', 'POST'].includes(request.method)) {
    const parameters = { ticket: decodeURIComponent(ticket) }
    return toResponse(
      await connect(await toEvent(request, `${request.method} /connect/{ticket}`, parameters)),
    )
  }
  if (pathname === '/slack/events' && slack && request.method === 'POST') {
    return toResponse(await slack(await toEvent(request, 'POST /slack/events')))
  }
  if (/^\/slack\/(install|oauth_redirect)$/.test(pathname) && install && request.method === 'GET') {
    return toResponse(await install(await toEvent(request, `GET ${pathname}`)))
  }
  return Response.json({ message: 'Not Found' }, { status: 404 })
}

async function toEvent(
  request: Request,
  routeKey: string,
  pathParameters?: Record<string, string>,
): Promise<APIGatewayProxyEventV2> {
  const { pathname, search, searchParams, host } = new URL(request.url)
  const { cookie, ...headers } = Object.fromEntries(request.headers)
  const bytes = Buffer.from(await request.arrayBuffer())
  const isBase64Encoded = bytes.length > 0 && !isText(headers['content-type'] ?? '')
  return {
    version: '2.0',
    routeKey,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    ...(searchParams.size > 0 ? { queryStringParameters: Object.fromEntries(searchParams) } : {}),
    ...(pathParameters ? { pathParameters } : {}),
    ...(bytes.length > 0 ? { body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8') } : {}),
    isBase64Encoded,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: host,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: new Date().toUTCString(),
      timeEpoch: Date.now(),
    },
  }
}

/** API Gateway hands on these as they are and everything else, forms among them, in base64. */
function isText(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml)\b)/i.test(contentType)
}

function toResponse(result: APIGatewayProxyStructuredResultV2): Response {
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded = false } = result
  const response = new Response(body === '' ? null : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'), {
    status: statusCode,
  })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, String(value))
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
