import { sendsFilesToSlack } from '../../../lib/config.ts'
import { type Finding, unknown, well, wrong } from '../finding.ts'
import { isLocal, putSetting, type System } from '../system.ts'

/** Whether files may be sent into Slack. Told a word that says neither, no worker loads. */
export function files(system: System): Finding {
  if (isLocal(system)) return unknown('sent into Slack as SEND_FILES_TO_SLACK said at npm start')
  try {
    const isSent = sendsFilesToSlack({ SEND_FILES_TO_SLACK: system.sendFilesToSlack })
    return well(isSent ? 'are sent into Slack' : 'are not sent into Slack')
  } catch {
    return wrong(
      'SEND_FILES_TO_SLACK is neither on nor off: the workers do not load.',
      putSetting(system, 'SEND_FILES_TO_SLACK'),
    )
  }
}
