import { UpstreamError } from '../errors.ts'

/**
 * The error for a list of Clinked's in which something was looked for, and which could not be read to its end: whether
 * it is there cannot be told.
 *
 * @param operation the label of what was asked.
 */
export function tooLong(operation: string): UpstreamError {
  const details = { service: 'clinked', operation, code: 'too_long', mayHaveActed: false } as const
  return new UpstreamError('The list has no end within the pages that are read.', details)
}
