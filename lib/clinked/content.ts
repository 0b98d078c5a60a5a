import type { Transport } from '../http/transport.ts'
import { type Bytes, readBytes } from './answers.ts'

/** @returns what fetches the bytes that a `Location` leads to (8.2, 10.3, 11.5, 11.9). */
export function createContent(transport: Transport) {
  return {
    /**
     * Opens the bytes at an address, to which no token is sent: the address is as good as the file.
     *
     * @param location as the operation gave it: checked there to be absolute https.
     * @throws UpstreamError: `forbidden` or `not_found` where the address has lapsed.
     */
    async open(location: string): Promise<Bytes> {
      const stream = await transport.open({
        service: 'clinked',
        operation: 'GET the Location',
        method: 'GET',
        url: new URL(location),
        // The bytes as they are stored, so that their length is that of the file.
        headers: { accept: '*/*', 'accept-encoding': 'identity' },
        expect: [200],
      })
      return readBytes(stream)
    },
  }
}
