import type { Answer } from './post.ts'

interface AwsErrorDetails {
  /** AWS's own name for it, such as `QueueDoesNotExist`; `NoAnswer` where none came. */
  code: string
  /** HTTP status, where an answer came. */
  status?: number
}

/** AWS did not do what was asked. The message is for the log: it holds nothing of the request. */
export class AwsError extends Error {
  override readonly name = 'AwsError'
  readonly code: string
  readonly status: number | undefined

  constructor(action: string, message: string, { code, status }: AwsErrorDetails, options?: ErrorOptions) {
    super(`${action}: ${[code, message].filter(Boolean).join(', ')}`, options)
    this.code = code
    this.status = status
  }

  /** Whether the same call may be taken a moment later. */
  get isPassing(): boolean {
    return this.status === undefined || this.status >= 500 || /throttl|TooManyRequests/i.test(this.code)
  }
}

/** @param action what was asked, such as `sqs SendMessage` */
export function noAnswer(action: string, error: NodeJS.ErrnoException): AwsError {
  return new AwsError(action, error.code ?? error.message, { code: 'NoAnswer' }, { cause: error })
}

/** Without a cause: what JSON.parse complains of quotes what it could not read, and that may be a secret. */
export function malformed(action: string, { status }: Answer): AwsError {
  return new AwsError(action, 'it is not JSON', { code: 'MalformedAnswer', status })
}

/** Reads a refusal. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization */
export function refusal(action: string, { status, body }: Answer): AwsError {
  const refused = readRefusal(body)
  // `com.amazonaws.sqs#QueueDoesNotExist`, or the last part alone; some add a URI after a colon.
  const code = textOf(refused.__type).replace(/^.*#|:.*$/g, '') || 'unknown'
  // Where a signature is refused, what was signed follows after an empty line.
  const [said = ''] = textOf(refused.message ?? refused.Message).split('\n', 1)
  return new AwsError(action, said, { code, status })
}

function readRefusal(body: string): Record<string, unknown> {
  try {
    const refused: unknown = JSON.parse(body)
    return typeof refused === 'object' && refused !== null ? { ...refused } : {}
  } catch {
    // What stands before the service, such as a load balancer, speaks no JSON.
    return {}
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
