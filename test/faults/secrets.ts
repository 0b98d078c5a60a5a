import type { Stack } from '../flow/stack.ts'

/** A secret by what it is. */
type Secrets = Record<string, string>

/** The forms in which a secret may be in a text, all of them as good as itself. */
function formsOf(secret: string): string[] {
  const forms = [
    secret,
    encodeURIComponent(secret),
    String(new URLSearchParams({ '': secret })).slice(1),
    JSON.stringify(secret).slice(1, -1),
    Array.from(secret).toReversed().join(''),
    Buffer.from(secret).toString('hex'),
    Buffer.from(secret).toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((before) => {
      const base64 = base64Within(secret, before)
      return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')]
    }),
  ]
  return [...new Set(forms)]
}

/**
 * What base64 makes of it in the middle of a text: the characters that hold nothing of what stands around it.
 * @param before how many bytes stand before it since the last whole group of three
 */
function base64Within(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
  const whole = bytes.toString('base64').replace(/=+$/, '')
  const first = Math.ceil((before * 8) / 6)
  return whole.slice(first, Math.floor((bytes.length * 8) / 6))
}

/** @returns which of the secrets is in which of the texts, such as `a share token in the log`. */
export function findSecrets(secrets: Secrets, places: Record<string, string>): string[] {
  return Object.entries(secrets).flatMap(([what, secret]) => {
    const forms = formsOf(secret)
    return Object.entries(places)
      .filter(([, text]) => forms.some((form) => text.includes(form)))
      .map(([place]) => `${what} in ${place}`)
  })
}

/** All secrets that there are at this moment, among them those that the stand-ins have just given out. */
export function secretsOf(stack: Stack): Secrets {
  const { clinked, intralinks } = stack
  const secrets: Secrets = {
    'the signing secret': String(process.env.SLACK_SIGNING_SECRET),
    'the bot token': String(process.env.SLACK_BOT_TOKEN),
    'the client secret for Intralinks': String(process.env.INTRALINKS_CLIENT_SECRET),
    'the sealing key': String(process.env.LOCAL_SEALING_KEY),
  }
  for (const { tokenKey, password } of clinked.store.shares) {
    secrets[`the share token ${tokenKey}`] = tokenKey
    if (password) secrets['the password of a share'] = password
  }
  for (const { accessToken } of clinked.store.grants) {
    secrets[`the access token ${accessToken} for Clinked`] = accessToken
  }
  for (const { password } of intralinks.store.people) secrets[`the password ${password}`] = password
  for (const { accessToken } of intralinks.store.grants) {
    secrets[`the access token ${accessToken} for Intralinks`] = accessToken
  }
  return secrets
}
