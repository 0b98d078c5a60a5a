import { setImmediate as nextTurn } from 'node:timers/promises'
import { idIn } from '../../upstream/asked.ts'
import type { Content } from '../content.ts'
import type { Document } from '../model.ts'
import type { Call, Operation } from '../operation.ts'
import { notFound } from '../refusal.ts'
import type { World } from '../world.ts'

/** The bytes of a document, in the answer itself. */
export function documentOperations({ store, settings }: World): Operation[] {
  return [
    {
      method: 'GET',
      template: '/v2/workspaces/{workspace}/documents/{document}/file',
      inside: (visit) => {
        const document = store.document(visit.workspace.id, idIn(visit.request, 'document'))
        // What is answered for a document without a file is not known.
        if (!document?.content) throw notFound()
        return new Response(streamOf(bytesOf(document.content, visit)), {
          headers: {
            'Content-Type': document.mimeType,
            ...(settings.fileHeaders === 'full' ? headersOf(document, document.content) : {}),
          },
        })
      },
    },
  ]
}

function headersOf({ name, extension }: Document, { size }: Content) {
  const fileName = encodeURIComponent(extension === null ? name : `${name}.${extension}`)
  return {
    'Content-Disposition': `attachment; filename*=UTF-8''${fileName}`,
    'Content-Length': String(size),
  }
}

/** All bytes, or as many as come before the connection breaks. */
async function* bytesOf(content: Content, { breakAt, hangUp }: Call) {
  let left = breakAt === undefined ? content.size : Math.floor(content.size * breakAt)
  for (const chunk of content.chunks()) {
    yield chunk.subarray(0, left)
    left -= Math.min(left, chunk.byteLength)
    if (left === 0) break
  }
  if (breakAt === undefined) return
  // What was written leaves with this turn of the event loop.
  await nextTurn()
  hangUp()
}

/** Each piece is made when the one before it has been taken, so that a long file fills no memory. */
function streamOf(chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await chunks.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
