import { createAwsCall } from '../aws/call.ts'
import { createKmsSealer } from './kms-sealer.ts'
import { createLocalSealer } from './local-sealer.ts'
import type { Sealer } from './sealer.ts'

/**
 * The sealer that the environment asks for: KMS where KMS_KEY_ID is set, else the local key.
 *
 * @throws {Error} naming what to set when neither is
 */
export function createSealer(env: Record<string, string | undefined>): Sealer {
  if (env.KMS_KEY_ID) return createKmsSealer({ kms: createAwsCall('kms'), keyId: env.KMS_KEY_ID })
  if (env.LOCAL_SEALING_KEY) return createLocalSealer(env.LOCAL_SEALING_KEY)
  throw new Error(
    'Set KMS_KEY_ID to the key that seals tokens, or LOCAL_SEALING_KEY (32 bytes, base64) without AWS',
  )
}
