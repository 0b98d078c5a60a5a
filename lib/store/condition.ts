import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'

/**
 * Sends a conditional write.
 *
 * @returns true when it was written, false when its condition did not hold
 * @throws whatever else the SDK throws: DynamoDB is unreachable, throttles or refuses
 */
export async function writtenIf(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Named conditions of which all must hold. */
export const allOf = (...clauses: string[]): string => clauses.map((clause) => `(${clause})`).join(' AND ')

/** Named conditions of which one must hold. */
export const anyOf = (...clauses: string[]): string => clauses.map((clause) => `(${clause})`).join(' OR ')
