import { DecryptCommand, EncryptCommand, KMSClient, KMSServiceException } from '@aws-sdk/client-kms'
import type { AwsCall } from '../../lib/aws/call.ts'
import { AwsError } from '../../lib/aws/error.ts'

interface Input {
  KeyId: string
  EncryptionContext: Record<string, string>
  Plaintext: string
  CiphertextBlob: string
}

/**
 * Calls to KMS as the app's sealer makes them, with whatever credentials the SDK finds in the shell: a profile, single
 * sign-on. The app's own calls know no other than those of its role.
 */
export function createKmsCall(region: string): AwsCall {
  const client = new KMSClient({ region })
  return async (operation, input) => {
    const { Plaintext, CiphertextBlob, ...key } = input as Input
    try {
      if (operation === 'Encrypt') {
        const sealed = await client.send(new EncryptCommand({ ...key, Plaintext: bytesOf(Plaintext) }))
        return { CiphertextBlob: base64Of(sealed.CiphertextBlob) }
      }
      const opened = await client.send(
        new DecryptCommand({ ...key, CiphertextBlob: bytesOf(CiphertextBlob) }),
      )
      return { Plaintext: base64Of(opened.Plaintext) }
    } catch (error) {
      if (!(error instanceof KMSServiceException)) throw error
      const { name, message, $metadata } = error
      const details = {
        code: name,
        ...($metadata.httpStatusCode ? { status: $metadata.httpStatusCode } : {}),
      }
      throw new AwsError(`kms ${operation}`, message, details, { cause: error })
    }
  }
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

function base64Of(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('base64')
}
