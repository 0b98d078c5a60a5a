import type { SlackBody } from '../../jobs/job.ts'

/** What Slack sends is some twenty levels deep. Of thousands, JSON can be read but not written again. */
const MAX_LEVELS = 100

/** The request's body is not what its content type says, or not one that Slack sends. */
export class MalformedRequestError extends Error {
  override readonly name = 'MalformedRequestError'
}

/**
 * Reads a request that Slack has signed.
 *
 * @param contentType the header, with or without parameters.
 * @param body the raw bytes.
 * @returns a command's fields, or an interaction's or event's JSON, as Bolt expects them.
 * @throws MalformedRequestError
 */
export function parseBody(contentType: string | undefined, body: Buffer): SlackBody {
  const text = body.toString('utf8')
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  if (mediaType === 'application/json') return requireKind(parseObject(text))
  if (mediaType !== 'application/x-www-form-urlencoded')
    throw new MalformedRequestError('neither JSON nor a form')
  const fields = new URLSearchParams(text)
  const payload = fields.get('payload')
  return requireKind(payload === null ? Object.fromEntries(fields) : parseObject(payload))
}

function parseObject(text: string): SlackBody {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new MalformedRequestError('not JSON', { cause: error })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedRequestError('not an object')
  }
  if (isDeeperThan(MAX_LEVELS, value)) throw new MalformedRequestError('too deep')
  return value as SlackBody
}

function isDeeperThan(levels: number, value: object): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth < levels; depth++) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
    if (level.length === 0) return false
  }
  return true
}

/** Every request says what it is: an event or interaction by `type`, a command by `command`. */
function requireKind(body: SlackBody): SlackBody {
  if (typeof body.type === 'string' || typeof body.command === 'string' || body.ssl_check !== undefined) {
    return body
  }
  throw new MalformedRequestError('neither an event, an interaction nor a command')
}
