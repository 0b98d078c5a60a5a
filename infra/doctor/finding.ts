/** What came of looking at one thing, in words for the person at the terminal. It holds no secret. */
export type Finding =
  | { is: 'well'; said: string }
  /** With what to do about it. */
  | { is: 'wrong'; said: string; next: string }
  /** It could not be looked at, or there is nothing to look at. */
  | { is: 'unknown'; said: string }

export const well = (said: string): Finding => ({ is: 'well', said })
export const wrong = (said: string, next: string): Finding => ({ is: 'wrong', said, next })
export const unknown = (said: string): Finding => ({ is: 'unknown', said })

/** One thing to look at. Where `look` throws, that is what is wrong. */
export interface Check<System> {
  name: string
  look: (system: System) => Promise<Finding> | Finding
}

/** What an error says of itself, shortly. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed'
  const cause = error.cause instanceof Error ? ` (${reason(error.cause)})` : ''
  return `${reason(error)}${cause}`
}

/** The errors of several addresses tried at once have a code and no message. */
function reason(error: Error): string {
  return (
    (error.message || (error as NodeJS.ErrnoException).code || error.name).split('\n', 1)[0] ?? error.name
  )
}
