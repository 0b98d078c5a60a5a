import { readFileSync } from 'node:fs'

/**
 * @returns the most memory that this process has taken so far, in bytes. On Linux, what `getrusage` tells began with its
 *   parent's.
 */
export function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
}
