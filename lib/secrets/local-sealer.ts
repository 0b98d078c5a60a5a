import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Owner, plaintextBytes, SealError, type Sealer } from './sealer.ts'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals with a key in the environment: for the local stack, where there is no KMS. AES-256-GCM; the owner is the
 * additional authenticated data, as KMS does it with the encryption context. Sealed: base64 of nonce, tag, ciphertext.
 *
 * @param key 32 bytes in base64
 * @throws {Error} when the key is of another length
 */
export function createLocalSealer(key: string): Sealer {
  const secret = Buffer.from(key, 'base64')
  if (secret.byteLength !== KEY_BYTES) {
    throw new Error(`LOCAL_SEALING_KEY must be ${KEY_BYTES} bytes in base64; these are ${secret.byteLength}`)
  }

  return {
    async seal(plaintext, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, secret, nonce).setAAD(dataOf(owner))
      const ciphertext = Buffer.concat([cipher.update(plaintextBytes(plaintext)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64')
    },

    async open(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64')
      const nonce = bytes.subarray(0, NONCE_BYTES)
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
      const ciphertext = bytes.subarray(NONCE_BYTES + TAG_BYTES)
      try {
        const decipher = createDecipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES })
        decipher.setAAD(dataOf(owner)).setAuthTag(tag)
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
      } catch (error) {
        throw new SealError('does_not_open', 'the local key does not open this for this owner', {
          cause: error,
        })
      }
    },
  }
}

/** JSON, so that no two owners come out as the same bytes. */
const dataOf = ({ teamId, userId }: Owner) => Buffer.from(JSON.stringify([teamId, userId]))
