import { createHash, createHmac } from 'node:crypto'

export interface Signed {
  method: string
  /** Path and query, as they were sent. */
  url: string
  headers: NodeJS.Dict<string | string[]>
  body: string
}

/**
 * Whether a request bears a good signature, worked out as AWS describes it, from what came over the wire.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @param secret the secret access key that it ought to be signed with
 */
export function isSigned({ method, url, headers, body }: Signed, secret: string): boolean {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\S+), ?SignedHeaders=(\S+), ?Signature=([0-9a-f]{64})$/.exec(
      String(headers.authorization),
    )
  const [, scope = '', names = '', signature] = parts ?? []
  const [path = '', query = ''] = url.split('?', 2)
  const canonicalRequest = [
    method,
    path,
    query.split('&').toSorted().join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}`),
    '',
    names,
    sha256(body),
  ].join('\n')
  const toSign = `AWS4-HMAC-SHA256\n${String(headers['x-amz-date'])}\n${scope}\n${sha256(canonicalRequest)}`
  const key = scope.split('/').reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secret}`)
  return hmac(key, toSign).toString('hex') === signature
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
