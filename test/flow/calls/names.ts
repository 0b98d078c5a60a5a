import type { Call } from './counter.ts'

interface Sent {
  method: string
  address: string
  /** AWS's name of the operation. */
  target: string
  body: string
}

/** What each service is called in AWS's header. */
const AWS: Record<string, string> = { DynamoDB_20120810: 'DynamoDB', AmazonSQS: 'SQS', TrentService: 'KMS' }

/** Those that change nothing. */
const ASKS = /^(GetItem|BatchGetItem|Query|Decrypt)$/

/** What a request is called in the table of calls: by what it is for, without anybody's ids. */
export function nameOfCall({ method, address, target, body }: Sent): Call {
  const [version = '', operation = ''] = target.split('.')
  const service = AWS[version]
  if (service) return { service, operation, asked: ASKS.test(operation) ? `${operation} ${body}` : undefined }
  const { pathname, searchParams } = new URL(address)
  const [, room = '', ...rest] = pathname.split('/')
  if (room === 'api') return { service: 'Slack', operation: rest.join('/'), asked: undefined }
  const ofSlack = SLACKS_ADDRESSES[room]
  if (ofSlack) return { service: 'Slack', operation: ofSlack, asked: undefined }
  const upstream = UPSTREAMS[room]
  if (!upstream) throw new Error(`Nobody knows who is asked at ${pathname}.`)
  const query = [...searchParams.keys()].toSorted().join('&')
  return {
    service: upstream,
    operation: `${method} /${rest.map(withoutId).join('/')}${query && `?${query}`}`,
    asked: method === 'GET' ? address : undefined,
  }
}

/** What Slack's other addresses begin with, in the sandbox. */
const SLACKS_ADDRESSES: Record<string, string> = {
  commands: 'response_url',
  actions: 'response_url',
  upload: 'upload_url',
  'files-pri': 'url_private_download',
}

const UPSTREAMS: Record<string, string> = { clinked: 'Clinked', intralinks: 'Intralinks' }

function withoutId(part: string): string {
  if (/^[0-9a-f-]{36}$/.test(part)) return '{token}'
  return part.replace(/^(\w+_)?\d+$/, '$1{id}')
}
