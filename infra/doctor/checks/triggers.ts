import { type Finding, unknown, well, wrong } from '../finding.ts'
import { type System, setUpAnew, type TriggerId } from '../system.ts'

const WORK: Record<TriggerId, string> = {
  WorkerEventSourceMappingSQSJobsQueue: 'the worker gets no jobs',
  TransferEventSourceMappingSQSTransfersQueue: 'no file is moved',
  DigestEventsRuleSchedule1: 'no digests and no news come',
}

/** Whether everything begins that no request begins: nobody who stops it by hand is reminded of it. */
export async function triggers(system: System): Promise<Finding> {
  const { triggerState } = system
  if (triggerState === undefined) return unknown('not looked at: on this machine they begin with npm start')
  for (const [id, missed] of Object.entries(WORK) as [TriggerId, string][]) {
    const state = await triggerState(id)
    if (state === 'deleted') return wrong(`${id} was deleted: ${missed}.`, setUpAnew(system))
    if (state === 'stopped') {
      return wrong(
        `${id} was stopped by hand: ${missed}.`,
        'Where that is over, start it again: docs/operating.md says how (Stopping it).',
      )
    }
  }
  return well('the queues feed their functions, and rounds begin')
}
