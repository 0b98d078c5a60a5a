import type { AwsCall } from '../../../lib/aws/call.ts'
import { awsOperation, type Loopback, startLoopback } from './serve.ts'

/** KMS whose ciphertext is the plaintext: what it costs to ask is measured, not what it costs to encipher. */
export const callKms: AwsCall = async (name, input) => {
  const { KeyId, Plaintext, CiphertextBlob } = input as Record<string, string>
  if (name === 'Encrypt') return { KeyId, CiphertextBlob: Plaintext }
  if (name === 'Decrypt') return { KeyId, Plaintext: CiphertextBlob }
  throw new Error(`The stand-in of KMS knows no ${name}.`)
}

/** The same as a service. */
export function startKms(): Promise<Loopback> {
  return startLoopback(async (request) => {
    const name = awsOperation(request)
    return { name, json: await callKms(name, JSON.parse(request.body.toString()) as object) }
  })
}
