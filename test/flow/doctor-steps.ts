import type { Examined } from '../../infra/doctor/examine.ts'
import type { Description } from '../../infra/sandbox/description.ts'

/** The names of what was found wrong. */
export function wrongOnes(examined: Examined[]): string[] {
  return examined.filter(({ finding }) => finding.is === 'wrong').map(({ name }) => name)
}

/** A stack of this process as a local stack describes itself: the functions were told what is in the environment. */
export function description(): Description {
  return { environment: { ...process.env } as Record<string, string>, slackAppToken: undefined }
}
