/**
 * Intralinks and Slack in a process of their own: one has a document, the other takes its bytes. Tells the parent
 * process where they are, and of every transfer how long it took.
 */
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen, readRequest, sendJson } from './serve.ts'
import { answerAsSlack } from './slack.ts'

const LENGTH = Number(process.argv[2])
const PIECE = Buffer.alloc(64 * 1024, 'bytes')

let begunAt = 0

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url: path = '' } = request
  if (path.endsWith('/file')) return sendBytes(response)
  if (path === '/upload') return takeBytes(request, response)
  if (path.endsWith('/contents')) return sendJson(response, [DOCUMENT])
  if (path.endsWith('/workspaces')) return sendJson(response, WORKSPACES)
  sendJson(response, answerAsSlack(await readRequest(request)).json)
}

const DOCUMENT = {
  entityType: 'DOCUMENT',
  id: 3,
  name: 'survey',
  extension: 'mp4',
  mimeType: 'video/mp4',
  fileSize: LENGTH,
}
const WORKSPACES = { status: { code: 200 }, workspace: [{ id: 1, name: 'A room' }] }

async function sendBytes(response: ServerResponse): Promise<void> {
  begunAt = performance.now()
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': LENGTH })
  for (let left = LENGTH; left > 0; left -= PIECE.byteLength) {
    if (!response.write(PIECE.subarray(0, left))) await once(response, 'drain')
  }
  response.end()
}

async function takeBytes(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let bytes = 0
  for await (const piece of request as AsyncIterable<Buffer>) bytes += piece.byteLength
  process.send?.({ ms: performance.now() - begunAt, bytes })
  response.end('OK')
}

const { url } = await listen(serve)
process.send?.({ url })
