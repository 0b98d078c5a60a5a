import type { WebClient } from '@slack/web-api'
import { isZone } from '../digest/schedule.ts'
import { slackErrorCode } from './answer.ts'

/** Where a person's clock is. */
export interface Zone {
  /** IANA time zone: `UTC` where Slack does not give one. */
  zone: string
  isZoneKnown: boolean
}

/** What Slack says of one whose account is no more, or who can no longer be written to. */
export const PERSON_GONE = ['user_not_found', 'users_not_found', 'user_disabled', 'account_inactive']

/**
 * Asks Slack for a person's time zone. https://docs.slack.dev/reference/methods/users.info
 * @returns undefined when the person is no longer in the workspace
 * @throws what Slack's client throws.
 */
export async function readZone(client: WebClient, userId: string): Promise<Zone | undefined> {
  try {
    const { user } = await client.users.info({ user: userId })
    if (user?.deleted) return undefined
    const isZoneKnown = user?.tz !== undefined && isZone(user.tz)
    return { zone: isZoneKnown ? (user?.tz ?? 'UTC') : 'UTC', isZoneKnown }
  } catch (error) {
    if (slackErrorCode(error, PERSON_GONE)) return undefined
    throw error
  }
}
