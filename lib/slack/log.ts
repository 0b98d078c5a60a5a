import type { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger'
import { type Logger, LogLevel } from '@slack/web-api'

/**
 * Bolt's and its clients' log lines, as lines of our log. Below warnings they hold whole requests, message texts
 * included, so those are left out whatever the level.
 */
export function boltLogger(log: PowertoolsLogger): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn(parts.map(String).join(' ')),
    error: (...parts) => log.error(parts.map(String).join(' ')),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
