import { createClinked } from '../../../lib/clinked/client.ts'
import { UpstreamError } from '../../../lib/errors.ts'
import { createTransport } from '../../../lib/http/transport.ts'
import { createIntralinks } from '../../../lib/intralinks/client.ts'
import { describe, type Finding, unknown, well, wrong } from '../finding.ts'
import { putSetting, type System } from '../system.ts'

/** Whether Clinked is there: it refuses a token that nobody has. */
export async function clinked({ clinkedUrl }: System): Promise<Finding> {
  const transport = createTransport()
  const { shares } = createClinked({ baseUrl: clinkedUrl, transport })
  const stranger = { accessToken: 'none', renew: async () => 'none' }
  try {
    await shares.list(stranger)
    return notItself('Clinked', clinkedUrl, 'it lets anybody in')
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'unauthorized')
      return well(`answers at ${clinkedUrl}`)
    return notItself('Clinked', clinkedUrl, describe(error))
  } finally {
    await transport.close()
  }
}

/** Whether Intralinks is there and takes the app's keys: with them it refuses a person, not the app. */
export async function intralinks(system: System): Promise<Finding> {
  const { intralinksUrl, intralinksKeys } = system
  if (!intralinksKeys) return unknown('no keys are set, so nobody is offered to connect it')
  const transport = createTransport()
  const { oauth } = createIntralinks({ baseUrl: intralinksUrl, transport, ...intralinksKeys })
  try {
    await oauth.grant({ email: 'doctor@shares-for-slack.invalid', password: 'none' })
    return notItself('Intralinks', intralinksUrl, 'it lets anybody in')
  } catch (error) {
    const code = error instanceof UpstreamError ? error.code : undefined
    if (code === 'login_refused') return well(`answers at ${intralinksUrl}, and takes the app’s keys`)
    if (code === 'rejected') {
      return wrong(
        'Intralinks refuses the app’s keys.',
        `Copy them from Intralinks’ developer portal. ${putSetting(system, 'INTRALINKS_CLIENT_ID')}`,
      )
    }
    return notItself('Intralinks', intralinksUrl, describe(error))
  } finally {
    await transport.close()
  }
}

function notItself(name: string, url: string, said: string): Finding {
  const variable = `${name.toUpperCase()}_API_URL`
  return wrong(
    `${name} does not answer as itself at ${url}: ${said}`,
    `Look at the address (${variable}) and at the network. While ${name} is down, jobs wait and try again.`,
  )
}
