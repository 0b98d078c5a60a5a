import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

interface KmsRequest {
  KeyId: string
  Plaintext?: string
  CiphertextBlob?: string
  EncryptionContext: Record<string, string>
}

export interface FakeKms {
  /** For AWS_ENDPOINT_URL_KMS. */
  endpoint: string
  /** Has every call from here on fail as KMS does when it cannot answer. */
  breakDown(): void
  stop(): Promise<void>
}

/**
 * KMS's Encrypt and Decrypt over its JSON protocol
 * (https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html). A ciphertext is the name of what is kept
 * here; it opens for the key and the encryption context it was made with.
 */
export async function startFakeKms(): Promise<FakeKms> {
  const sealed = new Map<string, { KeyId: string; Plaintext: string; context: string }>()
  let down = false

  const answers: Record<string, (request: KmsRequest) => object> = {
    'TrentService.Encrypt': ({ KeyId, Plaintext = '', EncryptionContext }) => {
      const CiphertextBlob = randomBytes(64).toString('base64')
      sealed.set(CiphertextBlob, { KeyId, Plaintext, context: contextText(EncryptionContext) })
      return { KeyId, CiphertextBlob, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    },
    'TrentService.Decrypt': ({ KeyId, CiphertextBlob = '', EncryptionContext }) => {
      const found = sealed.get(CiphertextBlob)
      if (!found || found.context !== contextText(EncryptionContext)) {
        throw new KmsFault(400, 'InvalidCiphertextException')
      }
      if (found.KeyId !== KeyId) throw new KmsFault(400, 'IncorrectKeyException')
      return { KeyId, Plaintext: found.Plaintext, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    },
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const operation = answers[String(request.headers['x-amz-target'])]
    const body = (await json(request)) as KmsRequest
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    try {
      if (down) throw new KmsFault(400, 'KMSInvalidStateException')
      if (!operation) throw new KmsFault(400, 'UnknownOperationException')
      response.end(JSON.stringify(operation(body)))
    } catch (error) {
      const fault = error instanceof KmsFault ? error : new KmsFault(500, 'KMSInternalException')
      response.statusCode = fault.status
      response.end(JSON.stringify({ __type: fault.type }))
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakDown() {
      down = true
    },
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

class KmsFault extends Error {
  readonly status: number
  readonly type: string

  constructor(status: number, type: string) {
    super(type)
    this.status = status
    this.type = type
  }
}

const contextText = (context: Record<string, string>) =>
  JSON.stringify(Object.entries(context).toSorted(([a], [b]) => a.localeCompare(b)))
