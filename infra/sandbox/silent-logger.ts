import { type Logger, LogLevel } from '@slack/web-api'

/** For Slack's clients: whatever they could say comes out of their calls as well, and in words for a person. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
}
