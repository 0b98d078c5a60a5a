import { Logger } from '@aws-lambda-powertools/logger'
import { settingsOf } from '../../lib/config.ts'
import { createServices, SERVICE_SETTINGS, type Services } from '../../lib/services.ts'

/** The worker's services once more, as another process has them, once the stack is there. */
export function moreServices(): Services {
  return createServices(settingsOf(SERVICE_SETTINGS, process.env), new Logger({ logLevel: 'SILENT' }))
}
