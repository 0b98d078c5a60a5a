import { json } from '../../upstream/json.ts'
import type { Operation } from '../operation.ts'
import { badRequest, forbidden } from '../refusal.ts'
import type { World } from '../world.ts'

/**
 * Bytes on their way into a file (§11.6). Documented for members, not for guests: whether guests may is unknown, so
 * that `guestUploads` can say no.
 */
export function tempFileOperations({ store, settings }: World): Operation[] {
  return [
    {
      section: null,
      method: 'POST',
      template: '/v3/tempFiles',
      guest: async ({ request }) => {
        if (!settings.guestUploads) throw forbidden('Guests cannot upload')
        const form = await request.parseBody()
        const file = form.file
        if (!(file instanceof File)) throw badRequest('No file in the form')
        const tempFile = {
          id: store.nextId(),
          friendlyName: file.name,
          contentType: file.type || 'application/octet-stream',
          bytes: new Uint8Array(await file.arrayBuffer()),
        }
        store.tempFiles.push(tempFile)
        return json({ id: tempFile.id })
      },
    },
  ]
}
