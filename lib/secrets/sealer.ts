/** Whose secret it is. What is sealed for one owner does not open for another. */
export interface Owner {
  teamId: string
  userId: string
}

/** Seals secrets before they are stored. */
export interface Sealer {
  /**
   * @param plaintext at most {@link MAX_PLAINTEXT_BYTES} in UTF-8
   * @returns text that is safe to store, and opens for the same owner alone
   * @throws {SealError} `too_large`, `unavailable`
   */
  seal(plaintext: string, owner: Owner): Promise<string>
  /** @throws {SealError} `does_not_open`: another owner's, another key's, or altered; `unavailable` */
  open(sealed: string, owner: Owner): Promise<string>
}

/**
 * KMS's limit for Encrypt with a symmetric key, in bytes
 * (https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html). Every sealer keeps it.
 */
const MAX_PLAINTEXT_BYTES = 4096

/** `unavailable`: who seals does not answer, or refuses. There is an alarm for it (infra/aws/alarms-storage.yml). */
export type SealErrorCode = 'too_large' | 'does_not_open' | 'unavailable'

/** A secret could not be sealed or opened. Its message holds neither the secret nor what it was sealed to. */
export class SealError extends Error {
  override readonly name = 'SealError'
  readonly code: SealErrorCode

  constructor(code: SealErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The bytes of a secret. @throws {SealError} `too_large` */
export function plaintextBytes(plaintext: string): Buffer {
  const bytes = Buffer.from(plaintext, 'utf8')
  if (bytes.byteLength <= MAX_PLAINTEXT_BYTES) return bytes
  throw new SealError(
    'too_large',
    `${bytes.byteLength} bytes do not fit the ${MAX_PLAINTEXT_BYTES} that can be sealed`,
  )
}
