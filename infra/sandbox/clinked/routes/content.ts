import type { HonoRequest } from 'hono'
import type { Operation } from '../operation.ts'
import { badRequest, forbidden, notFound } from '../refusal.ts'
import type { World } from '../world.ts'

/** Where `Location` leads and previews are shown: not the API but the storage behind it, as far as one can tell. */
export function contentOperations({ store, clock }: World): Operation[] {
  const answer = ({ request }: { request: HonoRequest }) => {
    // As object storage does with a signed address: a token sent along is a second proof, and refused.
    if (request.header('Authorization') !== undefined) throw badRequest('Only one proof is allowed')
    const signed = store.signed.find((each) => each.key === request.param('key'))
    if (!signed) throw notFound('Content')
    if (signed.expiresAt <= clock()) throw forbidden('The address has expired')
    return new Response(signed.bytes, {
      headers: {
        'Content-Type': signed.contentType,
        'Content-Length': String(signed.bytes.byteLength),
        'Content-Disposition': `${signed.disposition}; filename*=UTF-8''${encodeURIComponent(signed.fileName)}`,
      },
    })
  }
  return [
    { section: null, method: 'GET', template: '/content/{key}', anyone: answer },
    { section: null, method: 'GET', template: '/content/{key}/embed', anyone: answer },
  ]
}
