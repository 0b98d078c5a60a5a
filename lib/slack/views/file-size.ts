import { type Mrkdwn, mrkdwn } from './text.ts'

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const

/** @param bytes a size as people read it: `1 KB` is 1,000 bytes, as in Clinked and Slack. */
export function fileSize(bytes: number): Mrkdwn {
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  const digits = unit === 0 || size >= 99.5 ? 0 : 1
  const number = size.toFixed(digits).replace(/\.0$/, '')
  return mrkdwn`${Number(number)} ${UNITS[unit] as Mrkdwn}`
}
