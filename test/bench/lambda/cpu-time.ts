import { readdirSync, readFileSync } from 'node:fs'

/**
 * @returns the CPU that a process has taken, in ms, as exactly as Linux knows it: all of its threads that there are.
 * https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
 */
export function cpuTime(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const nanoseconds = threads.map((thread) => {
    const [onCpu = ''] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
    return Number(onCpu)
  })
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6
}
