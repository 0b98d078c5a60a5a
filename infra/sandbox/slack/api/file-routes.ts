import { type Context, Hono } from 'hono'
import type { Workspace } from '../workspace.ts'

/** Where bytes of files go in and out: upload URLs, and `url_private` with the app's token. */
export function fileRoutes({ store, oauth }: Workspace): Hono {
  const routes = new Hono()
  routes.post('/upload/v1/:key', async (context) => {
    const upload = store.uploads.get(context.req.param('key'))
    if (upload === undefined || upload.bytes !== undefined) return context.text('upload not found', 404)
    const bytes = await readBytes(context, upload.length)
    if (bytes.byteLength !== upload.length)
      return context.text('file size does not match the announced length', 400)
    upload.bytes = bytes
    return context.text(`OK - ${bytes.byteLength}`)
  })
  const download = (context: Context): Response => {
    const token = context.req.header('authorization')?.replace(/^Bearer /, '')
    if (oauth.tokens.refuses(token) !== undefined) return context.redirect('/', 302)
    const id = context.req.param('file')?.split('-').at(-1) ?? ''
    const file = store.files.get(id)
    if (file === undefined) return context.text('not found', 404)
    return new Response(Uint8Array.from(file.bytes), { headers: { 'Content-Type': file.object.mimetype } })
  }
  routes.get('/files-pri/:file/:name', download)
  routes.get('/files-pri/:file/download/:name', download)
  return routes
}

/** "Files can be sent as raw bytes or can be multipart form encoded." */
async function readBytes({ req }: Context, length: number): Promise<Uint8Array> {
  if (req.header('content-type')?.startsWith('multipart/form-data') !== true) {
    return readRaw(req.raw.body, length)
  }
  const file = [...(await req.formData()).values()].find((part) => part instanceof File)
  return file === undefined ? new Uint8Array() : new Uint8Array(await file.arrayBuffer())
}

/** Up to as many as were announced and one more, put where they stay: a gigabyte is not to be in memory twice. */
async function readRaw(body: ReadableStream<Uint8Array> | null, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length + 1)
  let end = 0
  for await (const chunk of body ?? []) {
    const part = chunk.subarray(0, bytes.byteLength - end)
    bytes.set(part, end)
    end += part.byteLength
  }
  return bytes.subarray(0, end)
}
