import {
  DecryptCommand,
  EncryptCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  type KMSClient,
} from '@aws-sdk/client-kms'
import { type Owner, plaintextBytes, SealError, type Sealer } from './sealer.ts'

/**
 * Seals with AWS KMS, straight on the secret. The owner is the encryption context, which KMS binds to the ciphertext
 * and writes to CloudTrail (https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html).
 *
 * @param keyId id, ARN or alias of a symmetric key; `open` accepts nothing sealed with another
 */
export function createKmsSealer({ client, keyId }: { client: KMSClient; keyId: string }): Sealer {
  return {
    async seal(plaintext, owner) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({
          KeyId: keyId,
          Plaintext: plaintextBytes(plaintext),
          EncryptionContext: contextOf(owner),
        }),
      )
      if (!CiphertextBlob) throw new Error('KMS Encrypt answered without a ciphertext')
      return Buffer.from(CiphertextBlob).toString('base64')
    },

    async open(sealed, owner) {
      const { Plaintext } = await client
        .send(
          new DecryptCommand({
            KeyId: keyId,
            CiphertextBlob: Buffer.from(sealed, 'base64'),
            EncryptionContext: contextOf(owner),
          }),
        )
        .catch((error: unknown) => {
          if (error instanceof InvalidCiphertextException || error instanceof IncorrectKeyException) {
            throw new SealError('does_not_open', 'KMS does not open this for this owner', { cause: error })
          }
          throw error
        })
      if (!Plaintext) throw new Error('KMS Decrypt answered without a plaintext')
      return Buffer.from(Plaintext).toString('utf8')
    },
  }
}

const contextOf = ({ teamId, userId }: Owner) => ({ team: teamId, user: userId })
