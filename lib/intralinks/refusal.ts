/** How Intralinks says no: in five shapes of JSON, in HTML, and at times inside an answer of 200. */
import * as z from 'zod'
import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import { refusal } from '../http/failures.ts'
import type { AnswerHeaders, HttpRequest } from '../http/request.ts'

/** The statuses whose body may tell more than they do. */
export const REFUSED = [303, 400, 401, 403]

const Code = z.union([z.number(), z.string()]).transform(String).optional().catch(undefined)

/** What stands for the status, where anything does, and the code that says most. */
interface Problem {
  status?: string | undefined
  code?: string | undefined
}

const Problem = z
  .object({ code: Code, subCode: Code, subcode: Code })
  .transform(({ code, subCode, subcode }): Problem => ({ status: code, code: subCode ?? subcode ?? code }))

/** `{status, errors: […]}`, `{error: {…}}`, `{fault: {…}}`, `{ErrorCode, …}`, or a `status` that is no success. */
const Refused = z.union([
  z.object({ errors: z.tuple([Problem], z.unknown()) }).transform(({ errors }): Problem => errors[0]),
  z.object({ error: Problem }).transform(({ error }): Problem => error),
  z.object({ error: z.string() }).transform(({ error }): Problem => ({ code: error })),
  z.object({ ErrorCode: z.string() }).transform(({ ErrorCode }): Problem => ({ code: ErrorCode })),
  z.object({ fault: z.looseObject({}) }).transform((): Problem => ({})),
  z
    .object({ status: Problem.refine(({ status }) => Number(status) >= 300) })
    .transform(({ status }): Problem => status),
])

/**
 * Reads an answer as a refusal.
 *
 * @param said the JSON of its body; undefined where it is not JSON
 * @param now epoch ms, for a `Retry-After` that names a date
 * @returns the error to throw; undefined where the answer is none
 */
export function refusalIn(
  request: HttpRequest,
  answer: { status: number; headers: AnswerHeaders },
  said: unknown,
  now: number,
): UpstreamError | undefined {
  const isRefused = REFUSED.includes(answer.status)
  const problem = Refused.safeParse(said).data
  if (!isRefused && !problem) return undefined
  const status = isRefused ? answer.status : statusOf(problem)
  const { details } = refusal(request, status, answer.headers, now)
  const code = meaningOf(status, problem, request) ?? details.code
  return new UpstreamError(`answered ${answer.status}${quoted(problem?.code)}`, { ...details, code })
}

/** The status that an error inside a 200 would have had: 400 where it does not say. */
function statusOf(problem: Problem | undefined): number {
  const number = Number(problem?.status)
  return number >= 300 && number < 600 ? number : 400
}

/**
 * What Intralinks' own codes say beyond the status.
 * https://github.com/ilapi/intralinks-api/blob/master/tutorial/INTRALINKS_PYTHON.md
 */
function meaningOf(
  status: number,
  problem: Problem | undefined,
  { operation }: HttpRequest,
): UpstreamErrorCode | undefined {
  const code = problem?.code
  if (code === '018') return 'logged_in_elsewhere'
  // A wrong password, an unknown address and a locked account alike: Intralinks does not say which.
  if (code === '017') return 'login_refused'
  if (code === '3-1') return 'not_found'
  if (status === 303 && problem) return 'entrance_required'
  // Before anybody is logged in, it is not their session that has run out.
  if (status === 401 && operation.endsWith('/oauth/token')) {
    return code === 'invalid_client' ? 'rejected' : 'login_refused'
  }
  return undefined
}

/** A code is quoted where it is Intralinks' own, or one of RFC 6749 §5.2: nobody knows what else the field may hold. */
function quoted(code: string | undefined): string {
  const isKnown = /^(?:\d{1,4}(?:-\d{1,4})?|(?:invalid|unauthorized|unsupported)_[a-z_]+)$/.test(code ?? '')
  return isKnown ? `, code ${code}` : ''
}
