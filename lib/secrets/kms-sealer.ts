import type { AwsCall } from '../aws/call.ts'
import { AwsError } from '../aws/error.ts'
import { type Owner, plaintextBytes, SealError, type Sealer } from './sealer.ts'

/**
 * Seals with AWS KMS, straight on the secret. The owner is the encryption context, which KMS binds to the ciphertext
 * and writes to CloudTrail (https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html).
 *
 * @param kms calls to KMS. Bytes are base64 there, and so is what was sealed here.
 * @param keyId id, ARN or alias of a symmetric key; `open` accepts nothing sealed with another
 */
export function createKmsSealer({ kms, keyId }: { kms: AwsCall; keyId: string }): Sealer {
  return {
    async seal(plaintext, owner) {
      const Plaintext = plaintextBytes(plaintext).toString('base64')
      const request = { KeyId: keyId, Plaintext, EncryptionContext: contextOf(owner) }
      const { CiphertextBlob } = (await kms('Encrypt', request).catch(unavailable)) as Answer
      if (!CiphertextBlob) throw new Error('KMS Encrypt answered without a ciphertext')
      return CiphertextBlob
    },

    async open(sealed, owner) {
      // What is not base64 at all is no ciphertext either; KMS itself would call it a bad request.
      const CiphertextBlob = Buffer.from(sealed, 'base64').toString('base64')
      const request = { KeyId: keyId, CiphertextBlob, EncryptionContext: contextOf(owner) }
      const { Plaintext } = (await kms('Decrypt', request).catch((error: unknown) => {
        if (error instanceof AwsError && DOES_NOT_OPEN.includes(error.code)) {
          throw new SealError('does_not_open', 'KMS does not open this for this owner', { cause: error })
        }
        return unavailable(error)
      })) as Answer
      if (!Plaintext) throw new Error('KMS Decrypt answered without a plaintext')
      return Buffer.from(Plaintext, 'base64').toString('utf8')
    },
  }
}

interface Answer {
  CiphertextBlob?: string
  Plaintext?: string
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_Errors */
const DOES_NOT_OPEN = ['InvalidCiphertextException', 'IncorrectKeyException']

/** By its code alone: what KMS says of a refusal may name who asked. */
function unavailable(error: unknown): never {
  const code = error instanceof AwsError ? error.code : 'unknown'
  throw new SealError('unavailable', `KMS does not seal or open: ${code}`, { cause: error })
}

const contextOf = ({ teamId, userId }: Owner) => ({ team: teamId, user: userId })
